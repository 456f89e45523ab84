"""How dates and numbers are written in Vietnamese official style."""

DATE_FORMAT = "d/m/Y"
SHORT_DATE_FORMAT = "d/m"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "H:i, d/m/Y"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
