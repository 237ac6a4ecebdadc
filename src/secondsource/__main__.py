"""`python -m secondsource`."""

from secondsource.cli.main import run

if __name__ == "__main__":
    run()
