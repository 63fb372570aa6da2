<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: what starts a paragraph and what starts a line. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    xmlns:ex="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="tei v ex">

  <xsl:template match="tei:ab | tei:head | tei:opener | tei:closer | tei:trailer | tei:lg | tei:list
                       | tei:listBibl | tei:table | tei:figure | tei:div1 | tei:div2
                       | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7 | tei:body | tei:front
                       | tei:back | tei:titlePage | tei:docTitle | tei:epigraph | tei:argument | tei:castList
                       | tei:castGroup | tei:postscript | tei:text | tei:group | tei:floatingText
                       | tei:prologue | tei:epilogue | tei:performance | tei:set | tei:annotationBlock
                       | tei:surface | tei:zone | tei:sourceDoc">
    <xsl:text>&#x2029;</xsl:text>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>

  <!-- Verse after a speaker begins on the next line. -->
  <xsl:template match="tei:sp/tei:lg">
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1][self::tei:speaker]">&#x2028;</xsl:when>
      <xsl:otherwise>&#x2029;</xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>

  <!-- A front div of this type repeats the header. -->
  <xsl:template match="tei:div">
    <xsl:if test="not(@type = 'metadata' and parent::tei:front)"><xsl:call-template name="division"/></xsl:if>
  </xsl:template>
  <xsl:template name="division">
    <xsl:text>&#x2029;</xsl:text>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>

  <!-- A paragraph after a speaker runs on from the label; the second half of a broken one runs
       on from the first. -->
  <xsl:template match="tei:p">
    <xsl:variable name="before"
        select="preceding-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]"/>
    <xsl:variable name="after"
        select="following-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]"/>
    <xsl:choose>
      <xsl:when test="$before/self::tei:speaker or ((parent::tei:sp or parent::tei:u) and not($before))
          or $before/self::tei:stage/preceding-sibling::*[1]/self::tei:speaker
          or (parent::tei:sp and $before/self::tei:stage[not(preceding-sibling::*)])"/>
      <xsl:when test="(@part = 'M' or @part = 'F') and $before/self::tei:p[@part = 'I' or @part = 'M']">
        <xsl:text> </xsl:text>
      </xsl:when>
      <xsl:otherwise>&#x2029;</xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="content"/>
    <xsl:if test="not((@part = 'I' or @part = 'M') and $after/self::tei:p[@part = 'M' or @part = 'F'])"
        >&#x2029;</xsl:if>
  </xsl:template>

  <xsl:template match="tei:l | tei:row | tei:castItem | tei:listBibl/tei:bibl | tei:line
      | tei:docImprint | tei:docEdition | tei:listBibl/tei:biblStruct | tei:witness | tei:imprimatur">
    <xsl:text>&#x2028;</xsl:text>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2028;</xsl:text>
  </xsl:template>

  <!-- Lines where no words stand beside them. -->
  <xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:address | tei:addrLine
      | tei:titlePart | tei:docAuthor | tei:docDate">
    <xsl:if test="@v:as">&#x2028;</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="@v:as">&#x2028;</xsl:if>
  </xsl:template>

  <!-- What stands in an item or a cell stays in it. -->
  <xsl:template match="tei:item/tei:list | tei:cell/tei:list">
    <xsl:text>&#x2028;</xsl:text><xsl:call-template name="content"/><xsl:text>&#x2028;</xsl:text>
  </xsl:template>
  <!-- Parts that the encoding keeps apart and no punctuation does. -->
  <xsl:template match="tei:msIdentifier | tei:biblStruct | tei:monogr | tei:analytic | tei:imprint | tei:dimensions
      | tei:altIdentifier">
    <xsl:if test="@v:as">&#x2028;</xsl:if>
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:variable name="words"><xsl:apply-templates select="."/></xsl:variable>
      <xsl:value-of select="normalize-space(translate($words, '&#x2028;&#x2029;', '  '))"/>
    </xsl:for-each>
    <xsl:if test="@v:as">&#x2028;</xsl:if>
  </xsl:template>

  <xsl:template match="tei:list/tei:label"><xsl:text>&#x2028;</xsl:text><xsl:call-template name="content"/></xsl:template>
  <xsl:template match="tei:list/tei:item">
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1][self::tei:label]"><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="@n"><xsl:value-of select="concat('&#x2028;', @n, ' ')"/></xsl:when>
      <xsl:otherwise><xsl:text>&#x2028;- </xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2028;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:cell">
    <xsl:if test="preceding-sibling::*[1][self::tei:cell]"> | </xsl:if>
    <xsl:variable name="words"><xsl:call-template name="content"/></xsl:variable>
    <xsl:value-of select="translate($words, '&#x2028;&#x2029;', '  ')"/>
  </xsl:template>
  <xsl:template match="tei:role | tei:roleDesc | tei:actor">
    <xsl:if test="preceding-sibling::*[1] and not(preceding-sibling::node()[1][self::text()][normalize-space() != ''])"><xsl:text> </xsl:text></xsl:if>
    <xsl:call-template name="content"/>
  </xsl:template>

  <!-- A speaker is a label; it gets a colon where the source gives it no stop. One that is not
       printed is named from the encoding, so that none is lost. -->
  <xsl:template match="tei:speaker">
    <xsl:variable name="words"><xsl:call-template name="content"/></xsl:variable>
    <xsl:variable name="label" select="normalize-space(translate($words, '&#x2028;&#x2029;', '  '))"/>
    <xsl:if test="$label != ''">&#x2029;</xsl:if>
    <xsl:value-of select="$label"/>
    <xsl:if test="$label != '' and not(contains(':.,;–—-)]', substring($label, string-length($label))))">:</xsl:if>
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="tei:sp">
    <xsl:text>&#x2029;</xsl:text>
    <xsl:if test="@v:who and not(tei:speaker[normalize-space() != ''])"><xsl:call-template name="unprinted"/></xsl:if>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:u">
    <xsl:text>&#x2029;</xsl:text>
    <xsl:if test="@v:who and not(tei:speaker[normalize-space() != ''])"><xsl:call-template name="unprinted"/></xsl:if>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>
  <xsl:template name="unprinted"><xsl:value-of select="concat(@v:who, ': ')"/></xsl:template>

  <xsl:template match="tei:lb">
    <xsl:variable name="break"><xsl:call-template name="line-break"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$break = 'break'">&#x2028;</xsl:when>
      <xsl:when test="$break = 'space'"><xsl:text> </xsl:text></xsl:when>
    </xsl:choose>
  </xsl:template>
  <!-- How secret a document is belongs to what a reader reads. -->
  <xsl:template match="tei:fw[@type = 'classification']">
    <xsl:text>&#x2029;</xsl:text><xsl:call-template name="content"/><xsl:text>&#x2029;</xsl:text>
  </xsl:template>
  <!-- Where a section begins without a heading. -->
  <xsl:template match="tei:milestone[@unit = 'section' and not(@n)]" priority="1">
    <xsl:choose>
      <xsl:when test="../text()[normalize-space() != '']"><xsl:text> * * * </xsl:text></xsl:when>
      <xsl:otherwise>&#x2029;* * *&#x2029;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:pb | tei:cb | tei:gb | tei:milestone | tei:fw | tei:metamark | tei:handShift
      | tei:index | tei:listTranspose | tei:interpGrp | tei:linkGrp | tei:joinGrp | tei:altGrp
      | tei:timeline | tei:divGen | tei:binaryObject"/>
  <!-- An apparatus apart from the text: where, what is read there, what others read. -->
  <xsl:template match="tei:listApp/tei:app">
    <xsl:text>&#x2028;</xsl:text>
    <xsl:for-each select="(@loc | @from)[1]"><xsl:value-of select="concat(., ' ')"/></xsl:for-each>
    <xsl:for-each select="tei:lem"><xsl:call-template name="content"/>] </xsl:for-each>
    <xsl:for-each select=".//tei:rdg">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:call-template name="content"/>
    </xsl:for-each>
    <xsl:for-each select="tei:note"><xsl:text> </xsl:text><xsl:call-template name="bracketed"/></xsl:for-each>
    <xsl:text>&#x2028;</xsl:text>
  </xsl:template>
  <!-- Examples of XML are shown with their tags, others line for line. -->
  <xsl:template match="tei:egXML | ex:egXML">
    <xsl:text>&#x2029;</xsl:text><xsl:apply-templates mode="source"/><xsl:text>&#x2029;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:egXML//text() | ex:egXML//text()" mode="source">
    <xsl:value-of select="translate(., '&#10;&#x2028;&#x2029;', '&#x2028;  ')"/>
  </xsl:template>
  <xsl:template match="tei:eg//text()"><xsl:value-of select="translate(., '&#10;&#x2028;&#x2029;', '&#x2028;  ')"/></xsl:template>
  <xsl:template match="tei:space"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:caesura"><xsl:text> </xsl:text></xsl:template>
</xsl:stylesheet>
