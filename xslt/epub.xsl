<?xml version="1.0" encoding="UTF-8"?>
<!-- A page as the style sheets for HTML make it (theirs, or a project's own) -> the parts of a
     book, in XHTML: <book> with <part kind="title | marks | text | notes | about | index">.
     What a page has and a book has not (the switch, script, links to oneself) is left out; so is
     what the chosen view does not show. Notes, references and pages get their place in the
     structural vocabulary of EPUB (epub:type) and in DPUB-ARIA (role). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:epub="http://www.idpf.org/2007/ops"
    exclude-result-prefixes="h">

  <xsl:param name="view" select="'reading'"/>
  <xsl:variable name="hidden">
    <xsl:choose>
      <xsl:when test="$view = 'diplomatic'"> xd </xsl:when>
      <xsl:when test="$view = 'marked'"> xm </xsl:when>
      <xsl:otherwise> xr </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="main" select="/html/body/main"/>
  <xsl:variable name="article" select="$main/article"/>

  <xsl:template match="/">
    <book xmlns="" language="{/html/@lang}" direction="{/html/@dir}">
      <xsl:choose>
        <xsl:when test="$article"><xsl:call-template name="parts"/></xsl:when>
        <xsl:otherwise>
          <part kind="text"><xsl:apply-templates select="(/html/body | /*[not(self::html)])[1]" mode="whole"/></part>
        </xsl:otherwise>
      </xsl:choose>
    </book>
  </xsl:template>

  <xsl:template name="parts">
    <part xmlns="" kind="title">
      <xsl:apply-templates select="$article/preceding-sibling::*[self::header or contains(concat(' ', @class, ' '), ' abstract ')]"/>
    </part>
    <part xmlns="" kind="marks">
      <xsl:apply-templates select="$article/preceding-sibling::details[contains(concat(' ', @class, ' '), ' legend ')]"/>
    </part>
    <part xmlns="" kind="text"><xsl:apply-templates select="$article" mode="whole"/></part>
    <xsl:variable name="after" select="$article/following-sibling::*"/>
    <part xmlns="" kind="notes"><xsl:apply-templates select="$after[contains(concat(' ', @class, ' '), ' notes ')]"/></part>
    <part xmlns="" kind="beside">
      <xsl:apply-templates select="$after[not(contains(concat(' ', @class, ' '), ' notes ') or contains(concat(' ', @class, ' '), ' index '))]"/>
    </part>
    <part xmlns="" kind="index"><xsl:apply-templates select="$after[contains(concat(' ', @class, ' '), ' index ')]"/></part>
    <part xmlns="" kind="about">
      <xsl:apply-templates select="$article/preceding-sibling::details[not(contains(concat(' ', @class, ' '), ' legend '))]"/>
      <xsl:apply-templates select="/html/body/footer"/>
    </part>
  </xsl:template>

  <xsl:template match="*" mode="whole">
    <div class="text"><xsl:copy-of select="@lang | @dir"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Every element, with its language in both ways of saying it. -->
  <xsl:template match="*">
    <xsl:if test="not(@class and contains(concat(' ', @class, ' '), $hidden))">
      <xsl:element name="{local-name()}">
        <xsl:call-template name="attributes"/>
        <xsl:apply-templates/>
      </xsl:element>
    </xsl:if>
  </xsl:template>
  <xsl:template name="attributes">
    <xsl:copy-of select="@*"/>
    <xsl:if test="@lang"><xsl:attribute name="xml:lang"><xsl:value-of select="@lang"/></xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()"/>

  <xsl:template match="math | math//*">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1998/Math/MathML">
      <xsl:copy-of select="@display"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- What only a page has. -->
  <xsl:template match="a[@class = 'anchor'] | nav | fieldset | script | style | span[@class = 'Z3988']"/>
  <xsl:template match="@tabindex | @data-style"/>

  <!-- What the reading view of a page hides by its style. -->
  <xsl:template match="ins[not(contains(@class, 'shown'))]/span[@class = 'spoken']
      | del[contains(@class, 'restored')]/span[@class = 'spoken']
      | *[contains(concat(' ', @class, ' '), ' corr ')]/span[@class = 'spoken']">
    <xsl:if test="$view != 'reading'">
      <span><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
    </xsl:if>
  </xsl:template>

  <!-- What opens on a page is open in a book. -->
  <xsl:template match="details">
    <section><xsl:call-template name="attributes"/><xsl:apply-templates/></section>
  </xsl:template>
  <xsl:template match="summary">
    <h2><xsl:call-template name="attributes"/><xsl:apply-templates/></h2>
  </xsl:template>
  <xsl:template match="details//h2"><h3><xsl:call-template name="attributes"/><xsl:apply-templates/></h3></xsl:template>
  <xsl:template match="body/footer"><section class="colophon"><xsl:call-template name="attributes"/><xsl:apply-templates/></section></xsl:template>

  <!-- Tables scroll on a page, by the keyboard too. -->
  <xsl:template match="div[@class = 'scroll']"><div class="scroll"><xsl:apply-templates/></div></xsl:template>

  <!-- Notes: each an aside that a reading system may show where the sign stands. -->
  <xsl:template match="a[@role = 'doc-noteref']">
    <a epub:type="noteref"><xsl:call-template name="attributes"/><xsl:apply-templates/></a>
  </xsl:template>
  <xsl:template match="section[contains(concat(' ', @class, ' '), ' notes ')]/ul">
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="section[contains(concat(' ', @class, ' '), ' notes ')]/ul/li">
    <aside epub:type="footnote" role="doc-footnote"><xsl:call-template name="attributes"/><xsl:apply-templates/></aside>
  </xsl:template>

  <!-- The pages of the source. -->
  <xsl:template match="span[@id][contains(concat(' ', @class, ' '), ' pb ')]">
    <xsl:if test="not(contains(concat(' ', @class, ' '), $hidden))">
      <xsl:variable name="words"><xsl:choose>
        <xsl:when test="span/a"><xsl:value-of select="span/a[1]"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="span"/></xsl:otherwise>
      </xsl:choose></xsl:variable>
      <span epub:type="pagebreak" role="doc-pagebreak" aria-label="{$words}">
        <xsl:call-template name="attributes"/>
        <span class="folio"><xsl:value-of select="$words"/></span>
      </span>
      <xsl:for-each select="span/a[@class = 'facsimile']"><xsl:text> </xsl:text><xsl:apply-templates select="."/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- A picture that is in the book. -->
  <xsl:template match="a[@data-image]">
    <xsl:variable name="described" select="normalize-space(ancestor::figure[1]//div[contains(concat(' ', @class, ' '), ' figDesc ')][1])"/>
    <xsl:variable name="captioned" select="normalize-space(ancestor::figure[1]/figcaption)"/>
    <img src="{@data-image}" class="picture">
      <xsl:attribute name="alt">
        <xsl:choose>
          <xsl:when test="$described != ''"><xsl:value-of select="$described"/></xsl:when>
          <xsl:when test="$captioned != ''"><xsl:value-of select="$captioned"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </img>
  </xsl:template>
</xsl:stylesheet>
