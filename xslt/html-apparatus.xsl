<?xml version="1.0" encoding="UTF-8"?>
<!-- Variant readings: the lemma in the line with a reference; all readings in the marked view
     and in a list. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- An apparatus apart from the text: where, what is read there, what others read. -->
  <xsl:template match="tei:listApp//tei:app">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">app</xsl:with-param></xsl:call-template>
      <xsl:for-each select="(@loc | @from)[1]">
        <span class="loc"><xsl:value-of select="."/></span><xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:for-each select="tei:lem"><xsl:apply-templates select="."/>] </xsl:for-each>
      <xsl:for-each select=".//tei:rdg">
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
      <xsl:for-each select=".//tei:note | .//tei:witDetail | .//tei:wit">
        <xsl:text> </xsl:text><xsl:apply-templates select="."/>
      </xsl:for-each>
    </div>
  </xsl:template>
  <xsl:template match="tei:app">
    <xsl:choose>
      <xsl:when test="@v:as">
        <div>
          <xsl:call-template name="identity"><xsl:with-param name="class">app</xsl:with-param></xsl:call-template>
          <xsl:apply-templates/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="identity"><xsl:with-param name="class">app</xsl:with-param></xsl:call-template>
          <xsl:apply-templates/>
          <xsl:call-template name="app-reference"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="app-reference">
    <sup class="noteref">
      <xsl:choose>
        <xsl:when test="ancestor::tei:*[@v:href or @v:to]"><xsl:value-of select="@v:mark"/></xsl:when>
        <xsl:otherwise>
          <a id="page:at-{@v:mark}" href="#page:variants-{@v:mark}" role="doc-noteref"
              aria-label="variant readings {@v:mark}"><xsl:value-of select="@v:mark"/></a>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <!-- The reading that is read: the lemma, or the first where there is none. -->
  <xsl:template match="tei:lem">
    <xsl:call-template name="reading"><xsl:with-param name="class">lem</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:rdg">
    <xsl:variable name="app" select="ancestor::tei:app[1]"/>
    <xsl:call-template name="reading">
      <xsl:with-param name="class">
        <xsl:text>rdg</xsl:text>
        <xsl:if test="not(ancestor::tei:listApp) and ($app[tei:lem or tei:rdgGrp/tei:lem]
            or generate-id(($app//tei:rdg)[1]) != generate-id())"> xr xd</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:rdgGrp"><xsl:apply-templates/></xsl:template>
  <xsl:template match="tei:app/tei:note | tei:app/tei:witDetail | tei:app/tei:wit | tei:rdgGrp/tei:note
      | tei:rdgGrp/tei:witDetail | tei:rdgGrp/tei:wit | tei:witDetail">
    <xsl:call-template name="reading">
      <xsl:with-param name="class">remark<xsl:if test="not(ancestor::tei:listApp)"> xr xd</xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:lacunaStart | tei:lacunaEnd | tei:witStart | tei:witEnd"/>
  <xsl:template match="tei:wit">
    <xsl:call-template name="phrase"><xsl:with-param name="class">wit</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="reading">
    <xsl:param name="class"/>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class" select="$class"/></xsl:call-template>
      <xsl:call-template name="content"/>
      <xsl:if test="@wit or @source">
        <span class="sigla xr xd"><xsl:text> </xsl:text><xsl:call-template name="sigla"/></span>
      </xsl:if>
    </xsl:element>
  </xsl:template>
  <xsl:template name="sigla">
    <xsl:value-of select="translate(normalize-space(concat(@wit, ' ', @source)), '#', '')"/>
  </xsl:template>

  <!-- The list. -->
  <xsl:variable name="apparatus-entries" select="//tei:app[@v:mark][not(ancestor::tei:listApp or @v:as
      or ancestor::tei:teiHeader or ancestor::tei:standOff)]"/>
  <xsl:template name="apparatus">
    <xsl:if test="$apparatus-entries">
      <section class="notes apparatus" aria-labelledby="page:apparatus">
        <h2 id="page:apparatus"><xsl:call-template name="interface"/>Variant readings</h2>
        <ul class="plain">
          <xsl:for-each select="$apparatus-entries">
            <li id="page:variants-{@v:mark}">
              <xsl:choose>
                <xsl:when test="ancestor::tei:*[@v:href or @v:to]"><xsl:value-of select="@v:mark"/></xsl:when>
                <xsl:otherwise><a class="back" href="#page:at-{@v:mark}" role="doc-backlink" aria-label="back to the text at {@v:mark}"><xsl:value-of select="@v:mark"/></a></xsl:otherwise>
              </xsl:choose>
              <xsl:text> </xsl:text>
              <xsl:for-each select="tei:lem | .//tei:rdg">
                <xsl:if test="position() &gt; 1"><xsl:text>; </xsl:text></xsl:if>
                <xsl:variable name="words"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
                <span>
                  <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
                  <xsl:choose>
                    <xsl:when test="normalize-space($words) = ''"><i>omitted</i></xsl:when>
                    <xsl:otherwise><xsl:value-of select="normalize-space($words)"/></xsl:otherwise>
                  </xsl:choose>
                </span>
                <xsl:if test="@wit or @source"><xsl:text> </xsl:text><span class="sigla"><xsl:call-template name="sigla"/></span></xsl:if>
                <xsl:if test="self::tei:lem"> ]</xsl:if>
              </xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
