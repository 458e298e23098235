"""Pages of voluntary agreements and of APIC."""
