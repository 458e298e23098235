"""How the API's description (OpenAPI) names the sign-in."""

from drf_spectacular.authentication import SessionScheme


class SignedInScheme(SessionScheme):
    """The session cookie of the pages."""

    target_class = "icc_coop.api.SignedIn"
