"""How a State stands to a treaty, as a tag."""

from django import template

from partners.facts import standing_pill

register = template.Library()
register.simple_tag(standing_pill)
