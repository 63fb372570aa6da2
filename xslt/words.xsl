<?xml version="1.0" encoding="UTF-8"?>
<!-- What was spoken, as records: one for each speech; for a document without speeches one for each
     block. docs/views.md has the rules. Lines stand between LINE SEPARATORs (U+2028). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:include href="pointers.xsl"/>
  <xsl:include href="plain.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="texts" select="/*/tei:text | /*/tei:sourceDoc | /tei:teiCorpus//tei:TEI/tei:text"/>
  <xsl:variable name="spoken" select="boolean($texts//tei:sp | $texts//tei:u)"/>

  <xsl:template match="/">
    <records>
      <xsl:choose>
        <xsl:when test="$spoken">
          <xsl:for-each select="$texts//tei:sp | $texts//tei:u"><xsl:call-template name="record"/></xsl:for-each>
        </xsl:when>
        <xsl:when test="$texts"><xsl:apply-templates select="$texts" mode="records"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="/*/*[not(self::tei:teiHeader or self::v:index)]" mode="records"/></xsl:otherwise>
      </xsl:choose>
    </records>
  </xsl:template>

  <xsl:template name="record">
    <record id="{@xml:id}" who="{@who | parent::tei:annotationBlock/@who}" speaker="{@v:who}">
      <xsl:attribute name="kind">
        <xsl:choose>
          <xsl:when test="self::tei:sp or self::tei:u">speech</xsl:when>
          <xsl:when test="self::tei:p or self::tei:ab">paragraph</xsl:when>
          <xsl:when test="self::tei:lg or self::tei:l">verse</xsl:when>
          <xsl:when test="self::tei:head">heading</xsl:when>
          <xsl:when test="self::tei:item">item</xsl:when>
          <xsl:when test="self::tei:row">row</xsl:when>
          <xsl:otherwise>block</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates mode="words"/>
    </record>
  </xsl:template>

  <!-- To the blocks of a document without speeches. -->
  <xsl:template match="text()" mode="records">
    <xsl:if test="normalize-space() != ''"><record id="" who="" speaker="" kind="block"><xsl:value-of select="."/></record></xsl:if>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="records"/>
  <xsl:template match="*" mode="records"><xsl:if test="@v:as or not(self::tei:*)"><xsl:call-template name="record"/></xsl:if></xsl:template>
  <xsl:template match="tei:p | tei:ab | tei:head | tei:l | tei:item | tei:row | tei:trailer | tei:castItem" mode="records">
    <xsl:call-template name="record"/>
  </xsl:template>
  <xsl:template match="tei:div" mode="records">
    <xsl:if test="not(@type = 'metadata' and parent::tei:front)"><xsl:apply-templates mode="records"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:quote | tei:q | tei:cit | tei:said" mode="records">
    <xsl:choose>
      <xsl:when test="@v:as = 'holder'"><xsl:apply-templates mode="records"/></xsl:when>
      <xsl:when test="@v:as"><xsl:call-template name="record"/></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:lg" mode="records">
    <xsl:choose>
      <xsl:when test="tei:lg"><xsl:apply-templates mode="records"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="record"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template mode="records" match="tei:text | tei:group | tei:front | tei:body | tei:back | tei:floatingText
      | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7 | tei:list | tei:table
      | tei:opener | tei:closer | tei:argument | tei:epigraph | tei:postscript | tei:titlePage | tei:docTitle
      | tei:castList | tei:castGroup | tei:listBibl
      | tei:sourceDoc | tei:surface | tei:zone
      | tei:prologue | tei:epilogue | tei:performance | tei:annotationBlock | tei:TEI">
    <xsl:apply-templates mode="records"/>
  </xsl:template>
  <xsl:template mode="records" match="tei:teiHeader | tei:standOff | tei:facsimile
      | tei:figure | tei:listApp | tei:binaryObject | tei:linkGrp | tei:spanGrp | tei:timeline | tei:note | tei:noteGrp | tei:stage | tei:supplied | tei:gap | tei:fw | tei:speaker | tei:del | tei:pause
      | tei:incident | tei:kinesic | tei:vocal | tei:writing | tei:shift | tei:index | tei:divGen | tei:metamark"/>

  <!-- The words themselves. -->
  <xsl:template match="text()" mode="words"><xsl:value-of select="translate(., '&#x2028;&#x2029;', '  ')"/></xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="words"/>
  <xsl:template match="*" mode="words">
    <xsl:if test="@v:as">&#x2028;</xsl:if>
    <xsl:apply-templates mode="words"/>
    <xsl:if test="@v:as">&#x2028;</xsl:if>
  </xsl:template>
  <xsl:template match="tei:p | tei:ab | tei:l | tei:lg | tei:item | tei:row" mode="words">
    <xsl:variable name="runs-on" select="(@part = 'M' or @part = 'F') and self::tei:p
        and preceding-sibling::*[1][self::tei:p or self::tei:lb or self::tei:pb or self::tei:space]"/>
    <xsl:choose><xsl:when test="$runs-on"><xsl:text> </xsl:text></xsl:when><xsl:otherwise>&#x2028;</xsl:otherwise></xsl:choose>
    <xsl:apply-templates mode="words"/>
    <xsl:if test="not(self::tei:p and (@part = 'I' or @part = 'M'))">&#x2028;</xsl:if>
  </xsl:template>
  <xsl:template match="tei:cell | tei:u/tei:seg | tei:msIdentifier/* | tei:dimensions/* | tei:imprint/* | tei:monogr/*
      | tei:biblStruct/*" mode="words"><xsl:text> </xsl:text><xsl:apply-templates mode="words"/></xsl:template>

  <!-- Not spoken. A speech within a speech has a record of its own. -->
  <xsl:template mode="words" match="tei:supplied | tei:note | tei:noteGrp | tei:stage | tei:speaker | tei:del | tei:surplus | tei:gap
      | tei:ellipsis | tei:pb | tei:cb | tei:gb | tei:milestone | tei:fw | tei:figure | tei:graphic | tei:media
      | tei:move | tei:view | tei:camera | tei:sound | tei:caption | tei:tech | tei:metamark | tei:handShift | tei:index | tei:sp | tei:u
      | tei:ptr | tei:listApp | tei:binaryObject | tei:linkGrp | tei:anchor | tei:rt | tei:certainty | tei:witDetail | tei:interpGrp | tei:spanGrp
      | tei:sp//tei:head | tei:expan//tei:am | tei:listTranspose"/>
  <xsl:template match="tei:pause | tei:incident | tei:kinesic | tei:vocal | tei:writing | tei:shift" mode="words">
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="tei:ref | tei:seg" mode="words">
    <xsl:if test="not(@type = 'noteAnchor' or @type = 'typistMark')">
      <xsl:if test="@v:as">&#x2028;</xsl:if>
      <xsl:apply-templates mode="words"/>
      <xsl:if test="@v:as">&#x2028;</xsl:if>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:restore/tei:del" mode="words"><xsl:apply-templates mode="words"/></xsl:template>
  <xsl:template match="tei:choice" mode="words">
    <xsl:variable name="read" select="(tei:corr | tei:reg | tei:expan)[1]"/>
    <xsl:choose>
      <xsl:when test="$read"><xsl:apply-templates select="$read" mode="words"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]" mode="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:subst" mode="words"><xsl:apply-templates select="*" mode="words"/></xsl:template>
  <xsl:template match="tei:app" mode="words">
    <xsl:choose>
      <xsl:when test=".//tei:lem"><xsl:apply-templates select="(.//tei:lem)[1]" mode="words"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="(.//tei:rdg)[1]" mode="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- A character with no form of its own is not a word. -->
  <xsl:template match="tei:g" mode="words">
    <xsl:apply-templates mode="words"/>
    <xsl:variable name="shown"><xsl:call-template name="character"/></xsl:variable>
    <xsl:if test="not(node()) and not(starts-with($shown, '['))"><xsl:value-of select="$shown"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:lb | tei:space | tei:caesura" mode="words">
    <xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
