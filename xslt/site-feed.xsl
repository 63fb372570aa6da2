<?xml version="1.0" encoding="UTF-8"?>
<!-- The feed of a site: Atom, RFC 4287. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:teitools:site"
    xmlns="http://www.w3.org/2005/Atom"
    exclude-result-prefixes="s">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/s:feed">
    <feed xml:lang="{@lang}">
      <id><xsl:value-of select="@id"/></id>
      <title><xsl:value-of select="@title"/></title>
      <updated><xsl:value-of select="@updated"/>T00:00:00Z</updated>
      <author><name><xsl:value-of select="@title"/></name></author>
      <link rel="alternate" type="text/html" href="{@home}"/>
      <link rel="self" type="application/atom+xml" href="{@self}"/>
      <generator>teitools</generator>
      <xsl:apply-templates select="s:entry"/>
    </feed>
  </xsl:template>

  <xsl:template match="s:entry">
    <entry>
      <xsl:if test="@lang != ''"><xsl:attribute name="xml:lang"><xsl:value-of select="@lang"/></xsl:attribute></xsl:if>
      <id><xsl:value-of select="@id"/></id>
      <title><xsl:value-of select="@title"/></title>
      <updated><xsl:value-of select="@updated"/>T00:00:00Z</updated>
      <xsl:for-each select="s:author"><author><name><xsl:value-of select="."/></name></author></xsl:for-each>
      <link rel="alternate" type="text/html" href="{@href}"/>
      <xsl:if test="@abstract != ''"><summary><xsl:value-of select="@abstract"/></summary></xsl:if>
    </entry>
  </xsl:template>
</xsl:stylesheet>
