"""The events and the changes of control that mentions in several reports tell of."""
