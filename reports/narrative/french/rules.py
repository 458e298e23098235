"""The rules of the figures in French, by id. They are frozen with the edition beside the English ones."""

from typing import Final

RULES: Final = {
    "F1": "Demandes de visa que le Greffe a transmises au cours de la période, premier et dernier jour compris.",
    "F2": "Demandes de toutes les catégories sauf les visas que le Greffe a transmises au cours de la période, premier et dernier jour compris.",
    "F2o": "Parmi F2, les demandes adressées à une organisation internationale ou régionale.",
    "F3": "Demandes que le Bureau du Procureur a transmises au cours de la période, premier et dernier jour compris.",
    "F3p": "États et organisations différents auxquels les demandes de F3 ont été adressées.",
    "F4": "Personnes, et non mandats, visées par au moins un mandat d'arrêt qui était public ce jour et n'avait pas pris fin par la remise à la "
    "Cour, un décès confirmé, la fin de la procédure ou du mandat, ou l'irrecevabilité ; une détention nationale et un décès signalé ne "
    "mettent fin à rien.",
    "F5": "Accords avec des États sur la réinstallation de témoins signés au plus tard ce jour, ou en vigueur lorsque aucune signature n'est "
    "connue.",
    "F5y": "Parmi F5, les accords conclus dans l'année civile de ce jour.",
    "F5e": "Parmi F5, les accords signés lors des deux séminaires sur la coopération tenus à Nuremberg en 2013.",
    "F6": "Accords-cadres sur l'exécution des peines signés au plus tard ce jour, ou en vigueur lorsque aucune signature n'est connue ; les "
    "accords relatifs à une seule peine ne sont pas comptés.",
    "F6f": "Parmi F6, les accords en vigueur ce jour.",
    "F6r": "Les accords de F6 selon le groupe régional de l'État ce jour.",
    "F7": "Accords sur la mise en liberté provisoire signés au plus tard ce jour, ou en vigueur lorsque aucune signature n'est connue.",
    "F8": "Accords sur la libération de personnes signés au plus tard ce jour, ou en vigueur lorsque aucune signature n'est connue.",
    "F9": "États qui ont déposé un instrument relatif à l'APIC au plus tard ce jour, moins ceux dont le retrait avait pris effet.",
    "F9n": "Parmi F9, les États qui n'étaient pas parties au Statut de Rome ce jour.",
    "F9o": "États parties au Statut de Rome ce jour qui n'étaient pas parties à l'APIC le même jour.",
    "T1": "Demandes que l'organe a transmises au cours de la période, premier et dernier jour compris, une fois pour chaque destinataire ; les "
    "visas sont comptés à part. Un destinataire est un État Partie selon son dépôt à la fin de la période.",
    "T1y": "Les demandes du tableau T1 selon l'année civile de leur transmission et le groupe régional de l'État à la fin de la période.",
    "T2": "Les demandes du tableau T1 dans leur état à la fin de la période. Sont échues celles dont la date d'échéance était passée alors que "
    "le délai courait. Le taux de réponse est la part de celles-ci qui ont été exécutées, exécutées en partie ou refusées ; le taux d'exécution, "
    "la part exécutée en totalité. Les médianes comptent les jours depuis la transmission sans le temps pendant lequel le délai était suspendu, "
    "et les demandes ouvertes comme durant au moins aussi longtemps.",
    "T3": "Les personnes du chiffre F4 selon la situation et les années révolues depuis la délivrance du plus ancien mandat public en suspens.",
    "T4": "Accords et négociations avec des États selon l'étape que chacun avait atteinte ce jour. Conclu signifie signé, ou en vigueur lorsque "
    "aucune signature n'est connue, quelle que soit la suite.",
    "T4g": "Les accords conclus du tableau T4 selon le groupe régional de l'État ce jour.",
    "T5": "États selon leurs dépôts relatifs à l'APIC et au Statut de Rome ce jour, moins ceux dont le retrait avait pris effet, selon leur "
    "groupe régional ce jour.",
    "T5y": "Les parties à l'APIC du tableau T5 selon l'année de leur dépôt et leur groupe régional ce jour.",
}
