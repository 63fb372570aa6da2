<?xml version="1.0" encoding="UTF-8"?>
<!-- The sitemap of a site, and the index of several: sitemaps.org, 0.9. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:teitools:site"
    xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    exclude-result-prefixes="s">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/s:sitemap">
    <urlset><xsl:for-each select="s:entry"><url><xsl:call-template name="place"/></url></xsl:for-each></urlset>
  </xsl:template>
  <xsl:template match="/s:index">
    <sitemapindex><xsl:for-each select="s:entry"><sitemap><xsl:call-template name="place"/></sitemap></xsl:for-each></sitemapindex>
  </xsl:template>

  <xsl:template name="place">
    <loc><xsl:value-of select="@href"/></loc>
    <xsl:if test="@updated != ''"><lastmod><xsl:value-of select="@updated"/></lastmod></xsl:if>
  </xsl:template>
</xsl:stylesheet>
