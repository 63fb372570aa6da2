<?xml version="1.0" encoding="UTF-8"?>
<!-- Mode source: examples of XML, with their tags and comments. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="*" mode="source">
    <xsl:value-of select="concat('&lt;', name())"/>
    <xsl:for-each select="@*[namespace-uri() != 'urn:teitools:view']"><xsl:value-of select="concat(' ', name(), '=&quot;', ., '&quot;')"/></xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:text>&gt;</xsl:text>
        <xsl:apply-templates mode="source"/>
        <xsl:value-of select="concat('&lt;/', name(), '&gt;')"/>
      </xsl:when>
      <xsl:otherwise>/&gt;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="comment()" mode="source"><xsl:value-of select="concat('&lt;!--', ., '--&gt;')"/></xsl:template>
</xsl:stylesheet>
