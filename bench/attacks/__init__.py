"""What was tried against the web application, and what it answered."""
