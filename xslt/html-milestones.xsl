<?xml version="1.0" encoding="UTF-8"?>
<!-- Pages, columns, lines, blank space, changes of hand; what stands at the edge of a page. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- A line of the source. A reader needs it where lines are displayed; the diplomatic and
       the marked view keep each. -->
  <xsl:template match="tei:lb">
    <xsl:variable name="break"><xsl:call-template name="line-break"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$break = 'break'"><br><xsl:call-template name="identity"/></br></xsl:when>
      <xsl:when test="parent::tei:list or parent::tei:row or parent::tei:table"/>
      <xsl:otherwise>
        <xsl:choose>
          <xsl:when test="$break = 'space'"><xsl:text> </xsl:text></xsl:when>
          <xsl:when test="@break = 'no'"><xsl:call-template name="shown-hyphen"/></xsl:when>
        </xsl:choose>
        <xsl:if test="$break != '' or @break = 'no'"><br class="xr"/></xsl:if>
        <xsl:if test="@n or @xml:id or @rend">
          <span>
            <xsl:call-template name="identity"><xsl:with-param name="class">line-number xr</xsl:with-param></xsl:call-template>
            <xsl:value-of select="@n"/>
          </span>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="shown-hyphen">
    <xsl:variable name="hyphen"><xsl:call-template name="hyphen"/></xsl:variable>
    <xsl:if test="$hyphen != ''"><span class="hyphen xr"><xsl:value-of select="$hyphen"/></span></xsl:if>
  </xsl:template>

  <!-- A page: a mark in the margin that is a link to it, and a link to its picture. -->
  <xsl:template match="tei:pb">
    <xsl:variable name="words">
      <xsl:text>page</xsl:text>
      <xsl:if test="@n != ''"><xsl:value-of select="concat(' ', @n)"/></xsl:if>
    </xsl:variable>
    <xsl:call-template name="shown-hyphen"/>
    <span>
      <xsl:call-template name="identity"><xsl:with-param name="class">pb</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="ancestor::tei:*[@v:href or @v:to]"><span class="folio"><xsl:value-of select="$words"/></span></xsl:when>
        <xsl:otherwise>
          <span class="folio">
            <a href="#{@xml:id}" aria-label="{$words}, link to it"><xsl:value-of select="$words"/></a>
            <xsl:if test="@v:href and not(starts-with(@v:href, '#'))">
              <xsl:text> </xsl:text>
              <a class="facsimile" href="{@v:href}" aria-label="image, {$words}">image</a>
            </xsl:if>
          </span>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template match="tei:cb | tei:gb">
    <span>
      <xsl:call-template name="identity"><xsl:with-param name="class">break xr</xsl:with-param></xsl:call-template>
      <xsl:choose><xsl:when test="self::tei:cb">column</xsl:when><xsl:otherwise>gathering</xsl:otherwise></xsl:choose>
      <xsl:if test="@n != ''"><xsl:value-of select="concat(' ', @n)"/></xsl:if>
    </span>
  </xsl:template>
  <!-- Where a section begins without a heading: a separator, which no view leaves out. -->
  <xsl:template match="tei:milestone[@unit = 'section' and not(@n)]" priority="1">
    <xsl:choose>
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:sp
                      or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4">
        <hr aria-label="section break">
          <xsl:call-template name="identity"><xsl:with-param name="class">section-break</xsl:with-param></xsl:call-template>
        </hr>
      </xsl:when>
      <xsl:otherwise>
        <span role="separator" aria-label="section break">
          <xsl:call-template name="identity"><xsl:with-param name="class">section-break</xsl:with-param></xsl:call-template>
          <xsl:text> * * * </xsl:text>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:milestone">
    <xsl:choose>
      <xsl:when test="(parent::tei:div or parent::tei:body) and not(@n) and not(@unit = 'time')"><hr/></xsl:when>
      <xsl:when test="@n or @unit">
        <span>
          <xsl:call-template name="identity"><xsl:with-param name="class">break xr</xsl:with-param></xsl:call-template>
          <xsl:value-of select="normalize-space(concat(@unit, ' ', @n))"/>
        </span>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A point: shown where it is pointed to, or a note is about it. -->
  <xsl:template match="tei:anchor | tei:delSpan | tei:addSpan | tei:damageSpan | tei:when">
    <xsl:if test="@xml:id"><span id="{@xml:id}"></span></xsl:if>
    <xsl:if test="@v:note"><xsl:call-template name="references"/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:space">
    <xsl:variable name="extent"><xsl:call-template name="extent"/></xsl:variable>
    <xsl:text> </xsl:text>
    <xsl:if test="$extent != ''">
      <span>
        <xsl:call-template name="identity"><xsl:with-param name="class">space xr</xsl:with-param></xsl:call-template>
        <xsl:value-of select="concat('[space, ', $extent, ']')"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Running titles, catchwords, page numbers as printed. -->
  <xsl:template match="tei:fw">
    <xsl:call-template name="phrase"><xsl:with-param name="class">fw xr</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:fw[@type = 'classification']">
    <xsl:call-template name="phrase"><xsl:with-param name="class">classification</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:handShift">
    <span>
      <xsl:call-template name="identity"><xsl:with-param name="class">break xr</xsl:with-param></xsl:call-template>
      <xsl:text>hand</xsl:text>
      <xsl:if test="@new">
        <xsl:text>: </xsl:text>
        <xsl:call-template name="names"><xsl:with-param name="pointers" select="@new"/></xsl:call-template>
      </xsl:if>
    </span>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
