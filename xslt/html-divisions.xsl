<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions and their headings. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="/* | tei:TEI | tei:teiCorpus"><xsl:apply-templates/></xsl:template>

  <xsl:template match="tei:text | tei:group | tei:front | tei:body | tei:back | tei:floatingText
                       | tei:performance | tei:sourceDoc | tei:surface | tei:surfaceGrp | tei:zone">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
                       | tei:div7 | tei:castList | tei:prologue | tei:epilogue | tei:set
                       | tei:postscript">
    <section>
      <xsl:call-template name="identity">
        <xsl:with-param name="class">
          <xsl:value-of select="local-name()"/>
          <!-- This repeats the header: it is the source's, not the reader's. -->
          <xsl:if test="@type = 'metadata' and parent::tei:front"> xr</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </section>
  </xsl:template>
  <xsl:template match="tei:divGen"><xsl:apply-templates/></xsl:template>


  <!-- Headings: as deep as there are divisions with headings above. -->
  <xsl:template match="tei:head">
    <xsl:variable name="depth" select="count(ancestor::tei:*[tei:head][self::tei:div or self::tei:div1
        or self::tei:div2 or self::tei:div3 or self::tei:div4 or self::tei:div5 or self::tei:div6
        or self::tei:div7 or self::tei:castList or self::tei:set or self::tei:prologue
        or self::tei:epilogue])"/>
    <xsl:choose>
      <xsl:when test="$depth = 0 or $depth &gt; 5 or not(../tei:head[1][generate-id() = generate-id(current())])
                      or parent::tei:lg or parent::tei:list or parent::tei:figure or parent::tei:table
                      or @type = 'subject' or @type = 'sub' or @v:as = 'holder' or ancestor::tei:head
                      or normalize-space() = '' or ancestor::tei:floatingText or ancestor::tei:note
                      or not(parent::tei:div or parent::tei:div1 or parent::tei:div2 or parent::tei:div3
                             or parent::tei:div4 or parent::tei:div5 or parent::tei:div6 or parent::tei:div7
                             or parent::tei:castList or parent::tei:set or parent::tei:prologue
                             or parent::tei:epilogue)">
        <div>
          <xsl:call-template name="identity"><xsl:with-param name="class">subheading</xsl:with-param></xsl:call-template>
          <xsl:call-template name="content"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="h{$depth + 1}">
          <xsl:call-template name="identity"/>
          <xsl:call-template name="anchor"><xsl:with-param name="what">heading</xsl:with-param></xsl:call-template>
          <xsl:call-template name="content"/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:titlePage | tei:docTitle | tei:titlePart | tei:docImprint | tei:docAuthor
                       | tei:docEdition | tei:imprimatur">
    <xsl:choose>
      <xsl:when test="@v:as = 'holder' or self::tei:titlePage or self::tei:docTitle or self::tei:docImprint
                      or not(self::tei:docAuthor or self::tei:titlePart) or @v:as or parent::tei:docTitle">
        <div>
          <xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
          <xsl:call-template name="content"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
