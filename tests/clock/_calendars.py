"""Opening hours out of a calendar as a policy writes it: what the room `policy` does, in a few lines."""

from signoff.clock import Hours, spans, weekdays


def hours(calendar: dict) -> Hours:
    """The opening hours of a document of kind `calendar`."""
    weekly = {day: spans(text) for days, text in calendar.get("hours", {}).items() for day in weekdays(days)}
    holidays = [holiday["date"] for holiday in calendar.get("holidays", [])]
    worked = {day["date"]: spans(day["hours"]) for day in calendar.get("working_days", [])}
    return Hours(calendar["zone"], weekly, holidays, worked)
