<?xml version="1.0" encoding="UTF-8"?>
<!-- What a hand did to the text: deletions, additions, what an editor supplied or doubts. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:del | tei:surplus">
    <del>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:text>deleted</xsl:text><xsl:call-template name="manner"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="content"/>
    </del>
  </xsl:template>

  <xsl:template match="tei:add">
    <ins>
      <xsl:if test="@place = 'above' or @place = 'below'">
        <xsl:attribute name="class"><xsl:value-of select="@place"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:text>added</xsl:text><xsl:call-template name="manner"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="content"/>
    </ins>
  </xsl:template>

  <!-- " above, handwriting, low certainty: " -->
  <xsl:template name="manner">
    <xsl:if test="@place != ''"><xsl:value-of select="concat(' ', @place)"/></xsl:if>
    <xsl:if test="@hand != ''">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="names"><xsl:with-param name="pointers" select="@hand"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="certainty"/>
    <xsl:text>: </xsl:text>
  </xsl:template>

  <xsl:template match="tei:subst | tei:app | tei:restore | tei:mod">
    <span class="{local-name()}">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="tei:supplied">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <span class="supplied">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:text>supplied by </xsl:text>
          <xsl:call-template name="responsible"/>
          <xsl:call-template name="certainty"/>
          <xsl:text>: </xsl:text>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$bare = 'yes'"><span class="mark">[</span></xsl:if>
      <xsl:call-template name="content"/>
      <xsl:if test="$bare = 'yes'"><span class="mark">]</span></xsl:if>
    </span>
  </xsl:template>

  <!-- "the translator", for @resp that points to a responsibility; else whom it names. -->
  <xsl:template name="responsible">
    <xsl:variable name="target" select="key('id', substring-after(@resp, '#'))[1]"/>
    <xsl:choose>
      <xsl:when test="$target/self::tei:respStmt/tei:resp">
        <xsl:value-of select="concat('the ', normalize-space($target/tei:resp))"/>
      </xsl:when>
      <xsl:when test="@resp != ''">
        <xsl:call-template name="names"><xsl:with-param name="pointers" select="@resp"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>an editor</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:unclear">
    <span class="unclear">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:text>unclear</xsl:text><xsl:call-template name="certainty"/><xsl:text>: </xsl:text>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="content"/>
    </span>
  </xsl:template>

  <xsl:template match="tei:gap">
    <span class="gap">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken"><xsl:with-param name="words">gap: </xsl:with-param></xsl:call-template>
      <xsl:text>[</xsl:text><xsl:call-template name="gap"/><xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="tei:sic">
    <span class="sic">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken"><xsl:with-param name="words">thus in the source: </xsl:with-param></xsl:call-template>
      <xsl:call-template name="content"/>
    </span>
  </xsl:template>

  <!-- Alternatives. A correction follows the error in brackets; otherwise the editor's form
       is read. -->
  <xsl:template match="tei:choice">
    <xsl:variable name="read" select="(tei:corr | tei:reg | tei:expan)[1]"/>
    <xsl:choose>
      <xsl:when test="tei:sic and tei:corr">
        <xsl:apply-templates select="tei:sic[1]"/>
        <xsl:text> </xsl:text>
        <span class="supplied">
          <xsl:call-template name="spoken"><xsl:with-param name="words">corrected: </xsl:with-param></xsl:call-template>
          <span class="mark">[</span><xsl:apply-templates select="tei:corr[1]/node()"/><span class="mark">]</span>
        </span>
      </xsl:when>
      <xsl:when test="$read"><xsl:apply-templates select="$read"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Variant readings: the lemma, or the first reading where there is none. -->
  <xsl:template match="tei:app[tei:lem]/tei:rdg | tei:app[tei:lem]/tei:rdgGrp"/>
  <xsl:template match="tei:app[not(tei:lem)]/tei:rdg[preceding-sibling::tei:rdg[1]]"/>
</xsl:stylesheet>
