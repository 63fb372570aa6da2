<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables, figures, formulas. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    xmlns:m="http://www.w3.org/1998/Math/MathML"
    exclude-result-prefixes="tei v m">

  <!-- Tables scroll by themselves, so that a wide one does not widen the page. -->
  <xsl:template match="tei:table">
    <div class="scroll" tabindex="0" role="region">
      <xsl:attribute name="aria-label">
        <xsl:text>Table</xsl:text>
        <xsl:if test="@xml:id"><xsl:value-of select="concat(' ', @xml:id)"/></xsl:if>
      </xsl:attribute>
      <table>
        <xsl:call-template name="identity"/>
        <xsl:if test="tei:head">
          <caption>
            <xsl:for-each select="tei:head">
              <div><xsl:call-template name="identity"/><xsl:call-template name="content"/></div>
            </xsl:for-each>
          </caption>
        </xsl:if>
        <xsl:apply-templates select="tei:row"/>
      </table>
    </div>
    <xsl:apply-templates select="*[not(self::tei:row or self::tei:head)]"/>
  </xsl:template>

  <!-- A row that stands in no table is a line. -->
  <xsl:template match="tei:row">
    <div><xsl:call-template name="identity"/><xsl:call-template name="content"/></div>
  </xsl:template>
  <xsl:template match="tei:table/tei:row">
    <xsl:if test="*"><tr><xsl:call-template name="identity"/><xsl:apply-templates select="*" mode="cell"/></tr></xsl:if>
  </xsl:template>

  <!-- A label is a heading of its column in a row of labels, else of its row. -->
  <xsl:template match="*" mode="cell">
    <xsl:choose>
      <xsl:when test="(@role = 'label' or ../@role = 'label') and normalize-space() != ''">
        <th>
          <xsl:attribute name="scope">
            <xsl:choose><xsl:when test="../@role = 'label'">col</xsl:when><xsl:otherwise>row</xsl:otherwise></xsl:choose>
          </xsl:attribute>
          <xsl:call-template name="cell"/>
        </th>
      </xsl:when>
      <xsl:otherwise><td><xsl:call-template name="cell"/></td></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="cell">
    <xsl:if test="@cols &gt; 1 and @cols &lt; 1000"><xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute></xsl:if>
    <xsl:if test="@rows &gt; 1 and @rows &lt; 1000"><xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute></xsl:if>
    <xsl:choose>
      <xsl:when test="self::tei:cell"><xsl:call-template name="identity"/><xsl:call-template name="content"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:cell">
    <xsl:call-template name="phrase"><xsl:with-param name="class">cell</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:figure">
    <figure>
      <xsl:call-template name="identity"/>
      <xsl:apply-templates select="node()[not(self::tei:head)]"/>
      <xsl:if test="tei:head">
        <figcaption>
          <xsl:for-each select="tei:head"><div><xsl:call-template name="identity"/><xsl:call-template name="content"/></div></xsl:for-each>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>
  <xsl:template match="tei:figDesc">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">figDesc</xsl:with-param></xsl:call-template>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>
  <xsl:template match="tei:notatedMusic">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>
  <!-- Bytes are nothing to read. -->
  <xsl:template match="tei:binaryObject">
    <span>
      <xsl:call-template name="identity"><xsl:with-param name="class">binaryObject</xsl:with-param></xsl:call-template>
      <xsl:call-template name="interface"/>
      <xsl:text>[in the file: </xsl:text>
      <xsl:value-of select="@mimeType"/><xsl:if test="not(@mimeType)">data</xsl:if>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>
  <!-- A picture is a link: the page asks for nothing. -->
  <xsl:template match="tei:graphic | tei:media">
    <xsl:if test="@v:href and not(starts-with(@v:href, '#')) and not(ancestor::tei:*[@v:href or @v:to])">
      <a class="picture" href="{@v:href}">
        <xsl:call-template name="interface"/>
        <xsl:choose>
          <xsl:when test="starts-with(@mimeType, 'audio')">Recording: </xsl:when>
          <xsl:when test="starts-with(@mimeType, 'video')">Film: </xsl:when>
          <xsl:otherwise>Picture: </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="@v:href"/>
      </a>
      <xsl:if test="node()"><xsl:text> </xsl:text></xsl:if>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Formulas: MathML as it is, but for what could do anything; others as they are written. -->
  <xsl:template match="tei:formula">
    <xsl:call-template name="phrase"><xsl:with-param name="class">formula</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:variable name="mathematics"> math mrow mi mo mn ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mpadded mphantom mstyle merror semantics </xsl:variable>
  <xsl:template match="m:*">
    <xsl:choose>
      <xsl:when test="self::m:mfenced and ancestor::m:math">
        <mrow>
          <mo><xsl:value-of select="@open"/><xsl:if test="not(@open)">(</xsl:if></mo>
          <xsl:apply-templates select="*"/>
          <mo><xsl:value-of select="@close"/><xsl:if test="not(@close)">)</xsl:if></mo>
        </mrow>
      </xsl:when>
      <xsl:when test="contains($mathematics, concat(' ', local-name(), ' '))
                      and (self::m:math or ancestor::m:math)">
        <xsl:element name="{local-name()}">
          <xsl:if test="self::m:math and @display = 'block'"><xsl:attribute name="display">block</xsl:attribute></xsl:if>
          <xsl:apply-templates select="node()"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="node()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
