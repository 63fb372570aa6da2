<?xml version="1.0" encoding="UTF-8"?>
<!-- Elements that are known and look like nothing in particular: their words, in the line.
     A span is made only where there is something to say of it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template name="known-phrase" match="tei:s | tei:w | tei:m | tei:c | tei:pc | tei:cl | tei:phr | tei:forename
      | tei:surname | tei:genName | tei:nameLink | tei:addName | tei:roleName | tei:geogFeat
      | tei:measure | tei:measureGrp | tei:unit | tei:num | tei:desc | tei:postCode | tei:postBox
      | tei:author | tei:editor | tei:respStmt | tei:resp | tei:publisher | tei:pubPlace | tei:biblScope
      | tei:citedRange | tei:edition | tei:extent | tei:series
      | tei:bibl | tei:biblFull | tei:relatedItem | tei:meeting | tei:textLang | tei:affiliation
      | tei:age | tei:birth | tei:climate | tei:death | tei:education | tei:faith | tei:floruit | tei:gender
      | tei:geo | tei:langKnowledge | tei:langKnown | tei:location | tei:nationality | tei:occupation
      | tei:persPronouns | tei:population | tei:residence | tei:sex | tei:socecStatus | tei:state
      | tei:terrain | tei:trait | tei:event | tei:object | tei:objectIdentifier | tei:nym
      | tei:relation | tei:space[node()] | tei:milestone[node()] | tei:sponsor | tei:funder | tei:principal
      | tei:distributor | tei:authority | tei:licence | tei:availability | tei:handNote | tei:listRelation
      | tei:rhyme | tei:lang | tei:noteGrp | tei:damage | tei:hyph | tei:secFol
      | tei:catchwords | tei:dim | tei:height | tei:width | tei:depth | tei:heraldry
      | tei:locus | tei:locusGrp | tei:material | tei:objectType | tei:origPlace | tei:signatures
      | tei:stamp | tei:watermark | tei:repository | tei:institution | tei:collection | tei:altIdentifier
      | tei:msName | tei:incipit | tei:explicit | tei:rubric | tei:finalRubric | tei:colophon
      | tei:filiation | tei:path | tei:rb | tei:rt | tei:email | tei:category | tei:catDesc
      | tei:taxonomy | tei:remarks | tei:specDesc | tei:specList | tei:interp | tei:span | tei:language
      | tei:change | tei:application | tei:summary | tei:support | tei:layout | tei:condition">
    <xsl:choose>
      <xsl:when test="@v:as or @xml:id or @xml:lang or @rend or @rendition or @style or @v:note">
        <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is said in the header or beside the text, for programs. -->
  <xsl:template match="tei:index[.//text()[normalize-space()]]">
    <xsl:call-template name="phrase"><xsl:with-param name="class">indexed xr xd</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:spanGrp | tei:interpGrp | tei:linkGrp | tei:joinGrp | tei:altGrp">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:index[not(.//text()[normalize-space()])] | tei:interpGrp[not(.//text()[normalize-space()])] | tei:spanGrp[not(.//text()[normalize-space()])]
      | tei:linkGrp[not(.//text()[normalize-space()])] | tei:joinGrp[not(.//text()[normalize-space()])] | tei:join[not(node())]
      | tei:altGrp[not(.//text()[normalize-space()])] | tei:alt | tei:timeline | tei:listTranspose | tei:substJoin | tei:certainty[not(node())]
      | tei:precision[not(node())] | tei:respons[not(node())] | tei:move[not(node())]"/>

  <!-- Dictionaries: entries and senses are blocks, what stands in them is set in the line. -->
  <xsl:template match="tei:entry | tei:superEntry | tei:entryFree | tei:hom | tei:sense | tei:re
      | tei:dictScrap | tei:etym | tei:form | tei:gramGrp | tei:def | tei:usg">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>
  <!-- Its own name is that of a class that hides. -->
  <xsl:template match="tei:xr">
    <xsl:call-template name="phrase"><xsl:with-param name="class">cross-reference</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:orth | tei:pron | tei:syll | tei:stress | tei:gram | tei:gen | tei:number
      | tei:case | tei:per | tei:tns | tei:mood | tei:iType | tei:pos | tei:subc | tei:colloc | tei:lbl
      | tei:oRef | tei:pRef">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
