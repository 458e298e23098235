"""How the API's description (OpenAPI) names the sign-in."""

from drf_spectacular.authentication import SessionScheme


class SignedInScheme(SessionScheme):  # type: ignore[no-untyped-call]
    """The session cookie of the pages."""

    target_class = "icc_coop.api.SignedIn"
