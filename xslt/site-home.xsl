<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of a site, and a document as one line of a list. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:teitools:site"
    exclude-result-prefixes="s">

  <xsl:template match="s:page[@kind = 'home']" mode="content">
    <xsl:call-template name="masthead"/>
    <xsl:for-each select="s:introduction"><p class="introduction"><bdi><xsl:value-of select="."/></bdi></p></xsl:for-each>
    <xsl:call-template name="search-form"/>
    <section class="ways" aria-labelledby="browse">
      <h2 id="browse"><xsl:call-template name="word"><xsl:with-param name="id">browse</xsl:with-param></xsl:call-template></h2>
      <ul>
        <xsl:for-each select="s:index">
          <li>
            <a href="{@href}">
              <span class="figure"><xsl:value-of select="@count"/></span>
              <xsl:text> </xsl:text>
              <span class="way">
                <xsl:choose>
                  <xsl:when test="@kind = 'dates'"><xsl:call-template name="word"><xsl:with-param name="id">documents</xsl:with-param></xsl:call-template></xsl:when>
                  <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
                </xsl:choose>
              </span>
            </a>
          </li>
        </xsl:for-each>
        <xsl:if test="@book">
          <li><a href="{@book}" type="application/epub+zip"><span class="way"><xsl:call-template name="word"><xsl:with-param name="id">book</xsl:with-param></xsl:call-template></span></a></li>
        </xsl:if>
      </ul>
    </section>
    <xsl:apply-templates select="s:bars[s:bar[2]]"/>
    <xsl:if test="s:document">
      <section aria-labelledby="documents">
        <h2 id="documents"><xsl:call-template name="word"><xsl:with-param name="id">documents</xsl:with-param></xsl:call-template></h2>
        <ol class="documents"><xsl:apply-templates select="s:document" mode="row"/></ol>
      </section>
    </xsl:if>
    <xsl:if test="not(s:document)">
      <p class="all"><a href="{s:index[1]/@href}"><xsl:call-template name="word"><xsl:with-param name="id">all</xsl:with-param></xsl:call-template></a></p>
    </xsl:if>
  </xsl:template>

  <!-- The documents by year. A bar is a link; its number is heard, and seen where one points. -->
  <xsl:template match="s:bars">
    <section class="years" aria-labelledby="years">
      <h2 id="years"><xsl:value-of select="@label"/></h2>
      <ol>
        <xsl:for-each select="s:bar">
          <li>
            <xsl:choose>
              <xsl:when test="@href">
                <a href="{@href}" title="{@label}: {@count}" aria-label="{@label}: {@count}"><span class="bar h{@height}"></span><span class="year"><xsl:value-of select="@label"/></span></a>
              </xsl:when>
              <xsl:otherwise><span class="bar h0"></span><span class="year"><xsl:value-of select="@label"/></span></xsl:otherwise>
            </xsl:choose>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- A document in a list. -->
  <xsl:template match="s:document" mode="row">
    <li>
      <xsl:call-template name="document-date"/>
      <div class="entry">
        <xsl:call-template name="document-link"/>
        <xsl:if test="s:author or s:type">
          <div class="by">
            <xsl:for-each select="s:author"><xsl:if test="position() &gt; 1">, </xsl:if><bdi><xsl:value-of select="."/></bdi></xsl:for-each>
            <xsl:if test="s:author and s:type"> · </xsl:if>
            <xsl:for-each select="s:type"><xsl:if test="position() &gt; 1">, </xsl:if><bdi><xsl:value-of select="."/></bdi></xsl:for-each>
          </div>
        </xsl:if>
        <xsl:if test="@abstract != ''"><p class="summary" dir="auto"><xsl:call-template name="document-language"/><xsl:value-of select="@abstract"/></p></xsl:if>
      </div>
    </li>
  </xsl:template>

  <xsl:template name="document-link">
    <a class="title" href="{@href}"><bdi><xsl:call-template name="document-language"/><xsl:value-of select="@title"/></bdi></a>
  </xsl:template>
  <xsl:template name="document-language">
    <xsl:if test="@lang != '' and @lang != $page/@lang"><xsl:attribute name="lang"><xsl:value-of select="@lang"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- A date in the words of the document. -->
  <xsl:template name="date-language">
    <xsl:if test="@date-lang and @date-lang != $page/@lang"><xsl:attribute name="lang"><xsl:value-of select="@date-lang"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template name="document-date">
    <span class="date">
      <xsl:choose>
        <xsl:when test="@date = ''"><span class="none" aria-hidden="true">–</span></xsl:when>
        <xsl:when test="@when"><time datetime="{@when}"><xsl:value-of select="@date"/></time></xsl:when>
        <xsl:otherwise><bdi><xsl:call-template name="date-language"/><xsl:value-of select="@date"/></bdi></xsl:otherwise>
      </xsl:choose>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>
</xsl:stylesheet>
