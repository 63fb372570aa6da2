<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: stage directions, and what is heard or seen besides words; nothing else. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:import href="text.xsl"/>

  <xsl:template match="/">
    <xsl:for-each select="//tei:stage | //tei:incident | //tei:kinesic | //tei:vocal | //tei:writing | //tei:pause
        | //tei:shift | //tei:move | //tei:view | //tei:camera | //tei:sound | //tei:caption | //tei:tech">
      <xsl:if test="not(ancestor::tei:teiHeader or ancestor::tei:del or ancestor::tei:note
                    or ancestor::tei:stage or ancestor::tei:incident or ancestor::tei:kinesic or ancestor::tei:vocal)">
        <xsl:text>&#x2029;</xsl:text>
        <xsl:apply-templates select="." mode="alone"/>
        <xsl:text>&#x2029;</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="*" mode="alone">
    <xsl:variable name="words"><xsl:apply-templates/></xsl:variable>
    <xsl:value-of select="translate($words, '&#x2028;&#x2029;', '  ')"/>
    <xsl:if test="normalize-space($words) = '' and not(self::tei:stage)"><xsl:call-template name="heard"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
