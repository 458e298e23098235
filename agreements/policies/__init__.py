"""Who may do what to agreements and treaties; pure, on given objects."""

from agreements.policies.agreement import check_day, check_leads, check_new, kinds_led_by

__all__ = ["check_day", "check_leads", "check_new", "kinds_led_by"]
