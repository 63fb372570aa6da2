<?xml version="1.0" encoding="UTF-8"?>
<!-- Two forms of the same words: errors and corrections, old and regular spellings,
     abbreviations and expansions, uncertain readings. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="tei:choice">
    <xsl:choose>
      <xsl:when test="tei:sic or tei:orig or tei:abbr or tei:corr or tei:reg or tei:expan">
        <xsl:call-template name="phrase"><xsl:with-param name="class">choice</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <!-- Alternatives of one kind: the first is read, the others are in the marked view. -->
        <xsl:variable name="tag">
          <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
        </xsl:variable>
        <xsl:element name="{$tag}">
          <xsl:call-template name="identity"><xsl:with-param name="class">choice</xsl:with-param></xsl:call-template>
          <xsl:for-each select="*">
            <xsl:choose>
              <xsl:when test="position() = 1"><xsl:apply-templates select="."/></xsl:when>
              <xsl:otherwise>
                <xsl:element name="{$tag}">
                  <xsl:attribute name="class">alternative xr xd</xsl:attribute>
                  <xsl:text> or </xsl:text><xsl:apply-templates select="."/>
                </xsl:element>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- White space only: the preparation has put words into elements. -->
  <xsl:template match="tei:choice/text() | tei:subst/text() | tei:app/text() | tei:rdgGrp/text()"/>

  <!-- What the source has, where an editor says it otherwise; not read. -->
  <xsl:template match="tei:choice/tei:sic | tei:choice/tei:orig | tei:choice/tei:abbr">
    <xsl:variable name="alone" select="not(../tei:corr or ../tei:reg or ../tei:expan)"/>
    <xsl:call-template name="form">
      <xsl:with-param name="class">
        <xsl:value-of select="local-name()"/>
        <xsl:if test="not($alone)"> xr</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What an editor puts; only the first of several is read, and the first of two kinds. -->
  <xsl:template match="tei:choice/tei:corr | tei:choice/tei:reg | tei:choice/tei:expan">
    <xsl:call-template name="form">
      <xsl:with-param name="class">
        <xsl:value-of select="local-name()"/>
        <xsl:if test="../tei:sic or ../tei:orig or ../tei:abbr"> xd</xsl:if>
        <xsl:if test="generate-id() != generate-id((../tei:corr | ../tei:reg | ../tei:expan)[1])"> xr</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The same elements alone. -->
  <xsl:template match="tei:sic | tei:orig | tei:abbr | tei:corr | tei:reg | tei:expan">
    <xsl:call-template name="form"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="form">
    <xsl:param name="class"/>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class" select="$class"/></xsl:call-template>
      <xsl:if test="self::tei:sic or self::tei:corr">
        <xsl:call-template name="spoken">
          <xsl:with-param name="words">
            <xsl:choose>
              <xsl:when test="self::tei:sic">thus in the source: </xsl:when>
              <xsl:otherwise>corrected<xsl:call-template name="certainty"/>: </xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="content"/>
    </xsl:element>
  </xsl:template>

  <!-- Letters that an expansion adds, and the sign of an abbreviation. -->
  <xsl:template match="tei:ex">
    <xsl:call-template name="phrase">
      <xsl:with-param name="tag">i</xsl:with-param>
      <xsl:with-param name="class">
        <xsl:text>ex</xsl:text>
        <xsl:if test="not(ancestor::tei:choice)"> xd</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:am">
    <xsl:call-template name="phrase">
      <xsl:with-param name="class">
        <xsl:text>am</xsl:text>
        <xsl:if test="parent::tei:expan or parent::tei:choice[tei:ex] or (parent::tei:abbr and ../tei:ex)"> xr</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
