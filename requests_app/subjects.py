"""What the synthetic requests ask for: neutral lines, none of them taken from a real request."""

from typing import Final

from requests_app.vocab import Family

SUBJECTS: Final = {
    Family.VISA: (
        "Visa for a mission of two staff members",
        "Visa for a field mission of five days",
        "Visas for a delegation of the Court",
        "Travel documents for a witness and one companion",
        "Entry and transit of a defence team",
        "Visa for an interpreter",
        "Extension of a visa of a staff member",
    ),
    Family.ASSISTANCE: (
        "Records of a provincial hospital",
        "Copies of customs declarations",
        "Service of a summons on a witness",
        "Voluntary appearance of an expert",
        "Identification of the owner of a vehicle",
        "Financial records of a company",
        "Interview of a witness by video link",
        "Preservation of telephone data",
        "Access to a site for a forensic survey",
        "Authentication of official documents",
        "Tracing of assets of a convicted person",
        "Protective escort for a witness",
    ),
    Family.ARREST_SURRENDER: (
        "Arrest and surrender of a suspect",
        "Surrender of a person in national custody",
        "Renewed request for arrest and surrender",
    ),
    Family.PROVISIONAL_ARREST: ("Provisional arrest of a suspect who is travelling",),
    Family.TRANSIT: ("Transit of a person who is being surrendered", "Overflight during a transfer"),
    Family.ORGANIZATION_HELP: (
        "Information held by a field office",
        "Satellite pictures of an area",
        "Use of an aircraft for a mission",
        "Notice in the databases of the organization",
    ),
    Family.RELOCATION: ("Relocation of a witness and family", "Temporary relocation of a witness"),
    Family.INTERIM_RELEASE: (
        "Readiness to receive a person on interim release",
        "Observations on interim release",
    ),
    Family.RELEASE: ("Readiness to receive a person who was acquitted",),
    Family.ENFORCEMENT: ("Designation as State of enforcement", "Views on the enforcement of a sentence"),
    Family.SPECIALITY_WAIVER: ("Waiver of the rule of speciality",),
    Family.IMMUNITY_WAIVER: ("Waiver of the immunity of an official", "Consent of the sending State"),
    Family.REVERSE: ("Records of a closed interview for a national prosecution",),
}
