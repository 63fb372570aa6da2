"""The data types of XML Schema Part 2 that have a name."""

DATATYPES = frozenset(
    """
    ENTITIES ENTITY ID IDREF IDREFS NCName NMTOKEN NMTOKENS NOTATION Name QName anyURI
    base64Binary boolean byte date dateTime decimal double duration float gDay gMonth gMonthDay
    gYear gYearMonth hexBinary int integer language long negativeInteger nonNegativeInteger
    nonPositiveInteger normalizedString positiveInteger short string time token unsignedByte
    unsignedInt unsignedLong unsignedShort
    """.split()
)
