<?xml version="1.0" encoding="UTF-8"?>
<!-- The switch between the three views: radio buttons; the style sheet does the rest. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template name="switch">
    <fieldset class="switch">
      <xsl:call-template name="interface"/>
      <legend class="spoken">View of the text</legend>
      <xsl:call-template name="choice-of-view"><xsl:with-param name="name">reading</xsl:with-param><xsl:with-param name="title">Reading</xsl:with-param></xsl:call-template>
      <xsl:call-template name="choice-of-view"><xsl:with-param name="name">diplomatic</xsl:with-param><xsl:with-param name="title">Diplomatic</xsl:with-param></xsl:call-template>
      <xsl:call-template name="choice-of-view"><xsl:with-param name="name">marked</xsl:with-param><xsl:with-param name="title">Marked up</xsl:with-param></xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="choice-of-view">
    <xsl:param name="name"/>
    <xsl:param name="title"/>
    <label>
      <input type="radio" name="view" id="page:{$name}" value="{$name}">
        <xsl:if test="$view = $name"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <span><xsl:value-of select="$title"/></span>
    </label>
  </xsl:template>
</xsl:stylesheet>
