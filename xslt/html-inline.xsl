<?xml version="1.0" encoding="UTF-8"?>
<!-- Names, dates, languages, highlighting, links. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:persName | tei:name | tei:rs | tei:orgName | tei:placeName">
    <xsl:call-template name="linked">
      <xsl:with-param name="pointers" select="@ref"/>
      <xsl:with-param name="class">name</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:ref">
    <xsl:call-template name="linked">
      <xsl:with-param name="pointers" select="@target"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:ptr">
    <xsl:variable name="address">
      <xsl:if test="not(ancestor::tei:*[@ref or @target][not(self::tei:note)])">
        <xsl:call-template name="address"><xsl:with-param name="pointers" select="@target"/></xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address != ''"><a href="{$address}"><xsl:value-of select="$address"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A date in a form that HTML can read becomes a time element. -->
  <xsl:template match="tei:date | tei:time | tei:docDate">
    <xsl:variable name="shape" select="translate(@when, '123456789', '000000000')"/>
    <xsl:choose>
      <xsl:when test="contains(' 0000 0000-00 0000-00-00 --00-00 00:00 00:00:00 0000-00-00T00:00 0000-00-00T00:00:00 0000-00-00T00:00:00Z ',
                               concat(' ', $shape, ' ')) and $shape != ''
                      and not(contains(concat(@when, '-'), '-00-')) and @when != '0000'">
        <time datetime="{@when}">
          <xsl:call-template name="identity"/>
          <xsl:call-template name="date-words"/>
        </time>
      </xsl:when>
      <xsl:otherwise>
        <span class="date">
          <xsl:call-template name="identity"/>
          <xsl:call-template name="date-words"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="date-words">
    <xsl:choose>
      <xsl:when test="node() or @copyOf"><xsl:call-template name="content"/></xsl:when>
      <xsl:when test="@when"><xsl:value-of select="@when"/></xsl:when>
      <xsl:when test="@from or @to"><xsl:value-of select="concat(@from, '–', @to)"/></xsl:when>
      <xsl:when test="@notBefore or @notAfter">
        <xsl:value-of select="concat(@notBefore, '–', @notAfter)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:mentioned | tei:term | tei:distinct | tei:gloss">
    <i class="{local-name()}">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="content"/>
    </i>
  </xsl:template>
  <xsl:template match="tei:emph">
    <em><xsl:call-template name="identity"/><xsl:call-template name="content"/></em>
  </xsl:template>
  <xsl:template match="tei:code | tei:gi | tei:att | tei:val | tei:tag | tei:ident">
    <code><xsl:call-template name="identity"/><xsl:call-template name="content"/></code>
  </xsl:template>

  <!-- Titles of works; upright where the text sets them in quotation marks itself. -->
  <xsl:template match="tei:title">
    <xsl:variable name="before" select="preceding-sibling::node()[1][self::text()]"/>
    <xsl:variable name="last" select="substring($before, string-length($before))"/>
    <cite>
      <xsl:if test="$last != '' and contains('&quot;“„«‘', $last)">
        <xsl:attribute name="class">quoted</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="content"/>
    </cite>
  </xsl:template>

  <!-- Highlighting: what the source did, from @rend, @style or the rendition pointed to. -->
  <xsl:template match="tei:hi">
    <xsl:variable name="looks" select="translate(concat(' ', @rend, ' ', @style, ' ', @rendition, ' ',
        key('id', substring-after(@rendition, '#')), ' '), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
        'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:choose>
      <xsl:when test="contains($looks, 'bold') or contains($looks, 'strong')">
        <b><xsl:call-template name="highlighted"/></b>
      </xsl:when>
      <xsl:when test="contains($looks, 'underline')">
        <u><xsl:call-template name="highlighted"/></u>
      </xsl:when>
      <xsl:when test="contains($looks, 'sup')">
        <sup><xsl:call-template name="highlighted"/></sup>
      </xsl:when>
      <xsl:when test="contains($looks, 'sub')">
        <sub><xsl:call-template name="highlighted"/></sub>
      </xsl:when>
      <xsl:when test="contains($looks, 'caps')">
        <span class="small-caps"><xsl:call-template name="highlighted"/></span>
      </xsl:when>
      <xsl:when test="contains($looks, 'spaced') or contains($looks, 'letter-spacing')">
        <span class="spaced"><xsl:call-template name="highlighted"/></span>
      </xsl:when>
      <xsl:otherwise><i class="hi"><xsl:call-template name="highlighted"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="highlighted">
    <xsl:call-template name="identity"/>
    <xsl:call-template name="content"/>
  </xsl:template>

  <!-- Speech and words at a distance. -->
  <xsl:template match="tei:q | tei:said | tei:soCalled | tei:quote">
    <xsl:variable name="bare"><xsl:call-template name="unquoted"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$bare = 'yes'">
        <q><xsl:call-template name="identity"/><xsl:call-template name="content"/></q>
      </xsl:when>
      <xsl:otherwise>
        <span class="{local-name()}">
          <xsl:call-template name="identity"/><xsl:call-template name="content"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A character the encoding describes: itself where it has one, else its name. -->
  <xsl:template match="tei:g">
    <xsl:choose>
      <xsl:when test="normalize-space() != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="char" select="key('id', substring-after(@ref, '#'))[1]"/>
        <xsl:variable name="shown" select="$char/tei:mapping[@type != 'codepoint'][1]"/>
        <xsl:choose>
          <xsl:when test="normalize-space($shown) != ''"><xsl:value-of select="$shown"/></xsl:when>
          <xsl:otherwise>
            <span class="character">
              <xsl:text>[</xsl:text>
              <xsl:choose>
                <xsl:when test="$char/*[@name = 'Name' or @name = 'name']/@value">
                  <xsl:value-of select="translate($char/*[@name = 'Name' or @name = 'name'][1]/@value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
                </xsl:when>
                <xsl:otherwise><xsl:value-of select="substring-after(@ref, '#')"/></xsl:otherwise>
              </xsl:choose>
              <xsl:text>]</xsl:text>
            </span>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
