<?xml version="1.0" encoding="UTF-8"?>
<!-- What a hand did to the text: deletions, additions; what an editor supplied or doubts. A
     class xr means not in the reading view, xd not in the diplomatic, xm not in the marked up. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- Deleted; in restore, the deletion was taken back. -->
  <xsl:template match="tei:del">
    <xsl:call-template name="hand">
      <xsl:with-param name="tag">del</xsl:with-param>
      <xsl:with-param name="class">
        <xsl:text>del</xsl:text>
        <xsl:choose>
          <xsl:when test="parent::tei:restore"> restored</xsl:when>
          <xsl:otherwise> xr</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="words">
        <xsl:text>deleted</xsl:text>
        <xsl:if test="parent::tei:restore"> and restored</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:add">
    <xsl:call-template name="hand">
      <xsl:with-param name="tag">ins</xsl:with-param>
      <xsl:with-param name="class">
        <xsl:text>add</xsl:text>
        <xsl:if test="@place = 'above' or @place = 'below'"><xsl:value-of select="concat(' ', @place)"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="words">added</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What the source has and an editor takes out. -->
  <xsl:template match="tei:surplus | tei:secl">
    <xsl:call-template name="hand">
      <xsl:with-param name="tag">span</xsl:with-param>
      <xsl:with-param name="class">
        <xsl:value-of select="local-name()"/>
        <xsl:if test="self::tei:surplus"> xr</xsl:if>
      </xsl:with-param>
      <xsl:with-param name="words">superfluous</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A change: words for those who hear it, "deleted above, handwriting, low certainty: ". -->
  <xsl:template name="hand">
    <xsl:param name="tag"/>
    <xsl:param name="class"/>
    <xsl:param name="words"/>
    <xsl:variable name="element">
      <xsl:choose>
        <xsl:when test="@v:as and $tag = 'span'">div</xsl:when>
        <xsl:otherwise><xsl:value-of select="$tag"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="place">
      <xsl:if test="@place != ''"><xsl:value-of select="concat(' ', @place)"/></xsl:if>
      <xsl:if test="@hand != ''">
        <xsl:text>, </xsl:text>
        <xsl:call-template name="names"><xsl:with-param name="pointers" select="@hand"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="certainty"/>
    </xsl:variable>
    <xsl:element name="{$element}">
      <xsl:call-template name="identity"><xsl:with-param name="class" select="$class"/></xsl:call-template>
      <xsl:if test="$place != ''"><xsl:attribute name="title"><xsl:value-of select="concat($words, $place)"/></xsl:attribute></xsl:if>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="concat($words, $place, ': ')"/>
      </xsl:call-template>
      <xsl:call-template name="content"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="concat(' (end of what is ', substring-before(concat($words, ' '), ' '), ') ')"/>
      </xsl:call-template>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:subst | tei:restore | tei:mod | tei:retrace | tei:redo[node()] | tei:undo[node()] | tei:transpose[node()]">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:redo | tei:undo | tei:transpose"/>
  <xsl:template match="tei:metamark">
    <xsl:if test="node()">
      <xsl:call-template name="phrase"><xsl:with-param name="class">metamark xr</xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What an editor supplied. The diplomatic view leaves it out; where the source is lost it
       says that something is. -->
  <xsl:template match="tei:supplied">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="who"><xsl:call-template name="responsible"/></xsl:variable>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:if test="contains(' lost illegible damage hole faded torn fading water-damage eaten ', concat(' ', @reason, ' ')) and @reason">
      <span class="gap xr xm">[…]</span>
    </xsl:if>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class">supplied xd</xsl:with-param></xsl:call-template>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:value-of select="concat('supplied by ', $who)"/>
          <xsl:call-template name="certainty"/>
          <xsl:text>: </xsl:text>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$bare = 'yes'"><span class="mark">[</span></xsl:if>
      <xsl:call-template name="content"/>
      <xsl:if test="$bare = 'yes'"><span class="mark">]</span></xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:unclear">
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class">unclear</xsl:with-param></xsl:call-template>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:text>unclear</xsl:text><xsl:call-template name="certainty"/><xsl:text>: </xsl:text>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="content"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:gap | tei:ellipsis">
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as = 'holder' or (@v:as and (parent::tei:div or parent::tei:body or parent::tei:sp))">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class">gap</xsl:with-param></xsl:call-template>
      <xsl:call-template name="spoken"><xsl:with-param name="words">gap: </xsl:with-param></xsl:call-template>
      <xsl:variable name="own"><xsl:call-template name="own-brackets"/></xsl:variable>
      <xsl:if test="$own = ''">[</xsl:if>
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><xsl:call-template name="gap"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$own = ''">]</xsl:if>
    </xsl:element>
  </xsl:template>
  <!-- The source breaks a line between two descriptions of one gap. -->
  <xsl:template match="tei:gap/tei:desc[preceding-sibling::tei:desc]">
    <xsl:choose>
      <xsl:when test="parent::*/@v:as"><br/></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="known-phrase"/>
  </xsl:template>
</xsl:stylesheet>
