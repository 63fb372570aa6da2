<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of contents; the speakers and how often they speak. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:variable name="headed" select="//tei:head[normalize-space() != ''][@xml:id]
      [generate-id() = generate-id(../tei:head[1])]
      [parent::tei:div or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4
       or parent::tei:castList or parent::tei:prologue or parent::tei:epilogue]
      [not(ancestor::tei:floatingText or ancestor::tei:teiHeader or ancestor::tei:standOff)]"/>

  <xsl:template name="contents">
    <xsl:if test="count($headed) &gt; 2 and not($headed[2001])">
      <nav class="panel contents" aria-labelledby="page:contents">
        <details>
          <summary><span id="page:contents"><xsl:call-template name="interface"/>Contents</span></summary>
          <ul class="plain panel-body">
            <xsl:for-each select="$headed">
              <xsl:variable name="depth" select="count(ancestor::tei:*[tei:head][not(self::tei:text or self::tei:body)])"/>
              <li class="depth-{1 + ($depth - 1) * ($depth &lt; 5) + 3 * ($depth &gt;= 5)}">
                <a href="#{@xml:id}">
                  <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
                  <xsl:variable name="words"><xsl:apply-templates mode="plain"/></xsl:variable>
                  <xsl:value-of select="normalize-space($words)"/>
                  <xsl:if test="normalize-space($words) = ''"><xsl:value-of select="@xml:id"/></xsl:if>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </details>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Each speaker has a colour, and a name beside it. -->
  <xsl:template name="speakers">
    <xsl:variable name="voices" select="/*/v:index/v:voice"/>
    <xsl:if test="count($voices) &gt; 1">
      <details class="panel speakers">
        <summary><xsl:call-template name="interface"/>Speakers</summary>
        <ul class="plain panel-body">
          <xsl:for-each select="$voices">
            <xsl:sort select="@count" data-type="number" order="descending"/>
            <li class="s{(@n - 1) mod 8 + 1}">
              <span class="swatch"></span>
              <xsl:value-of select="@label"/>
              <xsl:text> </xsl:text>
              <span class="count">
                <xsl:call-template name="interface"/>
                <xsl:value-of select="@count"/>
                <xsl:choose><xsl:when test="@count = 1"> speech</xsl:when><xsl:otherwise> speeches</xsl:otherwise></xsl:choose>
              </span>
            </li>
          </xsl:for-each>
        </ul>
      </details>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
