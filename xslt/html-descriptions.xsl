<?xml version="1.0" encoding="UTF-8"?>
<!-- Descriptions: of manuscripts, persons, places, organizations, as labels and values; what
     stands beside the text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="tei:msDesc | tei:msPart | tei:msFrag | tei:physDesc | tei:history | tei:additional
                       | tei:msContents | tei:msItem | tei:msItemStruct | tei:msIdentifier
                       | tei:biblFull[*] | tei:correspDesc | tei:objectDesc | tei:fs | tei:fsDecl | tei:fLib | tei:fvLib
                       | tei:f | tei:taxonomy[@v:as] | tei:recordHist | tei:fsDescr | tei:fDecl | tei:vAlt | tei:vColl
                       | tei:sourceDesc | tei:sealDesc | tei:seal | tei:bindingDesc | tei:binding | tei:decoDesc
                       | tei:handDesc | tei:layoutDesc | tei:accMat | tei:surrogates | tei:adminInfo | tei:custodialHist
                       | tei:musicNotation | tei:scriptDesc | tei:typeDesc | tei:supportDesc | tei:additions">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="concat('description ', local-name())"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="text()[normalize-space() != ''] or not(*)"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="tei:head"/>
          <dl class="fields"><xsl:apply-templates select="*[not(self::tei:head)]" mode="field"/></dl>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- Parts that the encoding keeps apart and no punctuation does. -->
  <xsl:template match="tei:biblStruct | tei:monogr | tei:analytic | tei:imprint">
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:for-each select="node()[self::* or normalize-space() != '']">
        <xsl:if test="position() &gt; 1 and self::* and not(@v:as or preceding-sibling::*[1]/@v:as)">, </xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:dimensions">
    <span>
      <xsl:call-template name="identity"/>
      <xsl:for-each select="*">
        <xsl:if test="position() &gt; 1"> × </xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
      <xsl:if test="@unit"><xsl:value-of select="concat(' ', @unit)"/></xsl:if>
    </span>
  </xsl:template>

  <!-- Lists of persons and the like where they stand in the text. -->
  <xsl:template match="tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:listObject
                       | tei:listNym | tei:listApp">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template match="tei:person | tei:personGrp | tei:persona | tei:place | tei:org | tei:witness">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="concat('described ', local-name())"/></xsl:call-template>
      <xsl:call-template name="content"/>
      <xsl:call-template name="mentions"/>
    </div>
  </xsl:template>
  <xsl:template match="tei:listRelation[not(.//text()[normalize-space()])]"/>

  <!-- Facsimile and stand-off: what has words is shown after the text. Persons, places and
       organizations are in the index. -->
  <xsl:template name="beside">
    <xsl:variable name="beside" select="/*/tei:standOff | /*/tei:facsimile | /*/tei:fsdDecl
        | /tei:teiCorpus//tei:standOff | /tei:teiCorpus//tei:facsimile | /*/tei:text//tei:standOff"/>
    <xsl:if test="$beside//text()[normalize-space() != ''][not(ancestor::tei:person or ancestor::tei:personGrp
        or ancestor::tei:place or ancestor::tei:org)]">
      <section class="stand-off xr" aria-labelledby="page:beside">
        <h2 id="page:beside"><xsl:call-template name="interface"/>Beside the text</h2>
        <xsl:apply-templates select="$beside" mode="beside"/>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="beside"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="tei:standOff | tei:facsimile | tei:fsdDecl | tei:listPerson | tei:listPlace
                       | tei:listOrg | tei:listAnnotation | tei:annotation | tei:surface | tei:surfaceGrp | tei:zone" mode="beside">
    <xsl:if test="normalize-space() != ''">
      <div class="{local-name()}"><xsl:apply-templates select="*" mode="beside"/>
        <xsl:if test="text()[normalize-space() != '']"><xsl:value-of select="normalize-space(text()[normalize-space() != ''][1])"/></xsl:if></div>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:person | tei:personGrp | tei:persona | tei:place | tei:org" mode="beside"/>
  <xsl:template match="tei:note" mode="beside"><xsl:call-template name="block-note"/></xsl:template>
  <xsl:template match="tei:list | tei:p | tei:ab | tei:listBibl | tei:event | tei:head" mode="beside"><xsl:apply-templates select="."/></xsl:template>
</xsl:stylesheet>
