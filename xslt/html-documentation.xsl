<?xml version="1.0" encoding="UTF-8"?>
<!-- Elements and attributes that are documented (chapter 23), and examples of XML, whose tags
     are shown. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    xmlns:ex="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="tei v ex">

  <xsl:template match="tei:schemaSpec | tei:specGrp | tei:elementSpec | tei:classSpec | tei:macroSpec
      | tei:dataSpec | tei:moduleSpec | tei:moduleRef | tei:elementRef | tei:classRef | tei:macroRef
      | tei:dataRef | tei:attRef | tei:specGrpRef | tei:classes | tei:memberOf | tei:content | tei:sequence
      | tei:alternate | tei:textNode | tei:anyElement | tei:empty | tei:attList | tei:attDef | tei:datatype
      | tei:defaultVal | tei:valDesc | tei:valList | tei:valItem | tei:exemplum | tei:equiv | tei:altIdent
      | tei:model | tei:modelGrp | tei:modelSequence | tei:outputRendition | tei:param | tei:paramList
      | tei:paramSpec | tei:constraint | tei:constraintSpec | tei:dataFacet | tei:listRef">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:egXML | ex:egXML">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">eg</xsl:with-param></xsl:call-template>
      <xsl:apply-templates mode="source"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
