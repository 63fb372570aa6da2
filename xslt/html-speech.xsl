<?xml version="1.0" encoding="UTF-8"?>
<!-- Speeches, speakers, stage directions, asides, and what a typist or page leaves behind. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:sp | tei:u">
    <xsl:variable name="who">
      <xsl:call-template name="names"><xsl:with-param name="pointers" select="@who"/></xsl:call-template>
    </xsl:variable>
    <div class="sp">
      <xsl:call-template name="identity"/>
      <xsl:if test="@who != ''">
        <xsl:attribute name="role">group</xsl:attribute>
        <xsl:attribute name="aria-label"><xsl:value-of select="concat('Speaker: ', $who)"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="not(tei:speaker)">
        <xsl:call-template name="anchor"><xsl:with-param name="what">speech</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:if test="@who != '' and not(tei:speaker)
                    and not(preceding-sibling::*[1][self::tei:sp or self::tei:u]/@who = @who)">
        <div class="attribution">
          <xsl:call-template name="spoken">
            <xsl:with-param name="words">speaker, named by the encoding and not in the text: </xsl:with-param>
          </xsl:call-template>
          <xsl:value-of select="$who"/>
        </div>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="self::tei:u"><div class="p"><xsl:apply-templates/></div></xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="tei:speaker">
    <div class="speaker">
      <xsl:call-template name="identity"/>
      <xsl:for-each select="parent::tei:sp">
        <xsl:call-template name="anchor"><xsl:with-param name="what">speech</xsl:with-param></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>

  <!-- Stage directions, and what is heard besides words. -->
  <xsl:template match="tei:stage | tei:incident | tei:kinesic | tei:vocal | tei:event">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space() = ''"/>
      <xsl:when test="key('structure', generate-id(..))">
        <div class="stage">
          <xsl:call-template name="identity"/>
          <xsl:if test="$bare = 'yes'">[</xsl:if><xsl:apply-templates/><xsl:if test="$bare = 'yes'">]</xsl:if>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <span class="stage">
          <xsl:call-template name="identity"/>
          <xsl:if test="$bare = 'yes'">[</xsl:if><xsl:apply-templates/><xsl:if test="$bare = 'yes'">]</xsl:if>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:pause">
    <span class="stage"><xsl:call-template name="interface"/>[pause]</span>
  </xsl:template>

  <xsl:template match="tei:seg[@type = 'aside']">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <span class="aside">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:text>aside</xsl:text><xsl:call-template name="certainty"/><xsl:text>: </xsl:text>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$bare = 'yes'"><span class="mark">(</span></xsl:if>
      <xsl:apply-templates/>
      <xsl:if test="$bare = 'yes'"><span class="mark">)</span></xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="tei:seg[@type = 'typistMark']">
    <span class="typist">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken"><xsl:with-param name="words">typist’s mark: </xsl:with-param></xsl:call-template>
      <xsl:call-template name="content"/>
    </span>
  </xsl:template>

  <!-- Line and page breaks, blank space. -->
  <xsl:template match="tei:lb">
    <xsl:variable name="break"><xsl:call-template name="line-break"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$break = 'break'"><br/></xsl:when>
      <xsl:when test="$break = 'space'"><xsl:text> </xsl:text></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:space">
    <xsl:if test="not(key('structure', generate-id(..)))"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="tei:pb">
    <xsl:variable name="facsimile">
      <xsl:if test="not(ancestor::tei:*[@ref or @target])">
        <xsl:choose>
          <xsl:when test="starts-with(@facs, '#')">
            <xsl:call-template name="address">
              <xsl:with-param name="pointers" select="key('id', substring(@facs, 2))[1]/descendant-or-self::*/@url"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="address"><xsl:with-param name="pointers" select="@facs"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="words">
      <xsl:text>page</xsl:text>
      <xsl:if test="@n != ''"><xsl:value-of select="concat(' ', @n)"/></xsl:if>
    </xsl:variable>
    <span class="pb" role="doc-pagebreak" aria-label="{$words}">
      <xsl:call-template name="identity"/>
      <xsl:choose>
        <xsl:when test="$facsimile != ''">
          <a href="{$facsimile}" aria-label="{$words}, facsimile"><xsl:value-of select="$words"/></a>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <xsl:template match="tei:cb | tei:gb | tei:anchor"/>
  <xsl:template match="tei:milestone">
    <xsl:if test="key('structure', generate-id(..))"><hr/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
