<?xml version="1.0" encoding="UTF-8"?>
<!-- The legend: the marks that occur in this document, and no others. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:variable name="texts" select="/*/tei:text | /*/tei:sourceDoc | /tei:teiCorpus//tei:text"/>
  <xsl:variable name="has-aside" select="boolean($texts//tei:seg[@type = 'aside'])"/>
  <xsl:variable name="unprinted" select="boolean($texts//tei:sp[@v:who][not(tei:speaker)] | $texts//tei:u[tei:p][@v:who][not(tei:speaker)])"/>

  <xsl:template name="legend">
    <xsl:variable name="rows"><xsl:call-template name="legend-editing"/><xsl:call-template name="legend-reading"/></xsl:variable>
    <xsl:if test="string($rows) != ''">
      <details class="panel legend">
        <summary><xsl:call-template name="interface"/>Marks in this text</summary>
        <dl class="panel-body">
          <xsl:call-template name="interface"/>
          <xsl:copy-of select="$rows"/>
        </dl>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="legend-editing">
    <xsl:if test="$texts//tei:del">
      <div><dt><del class="shown">words</del></dt><dd>deleted in the source; not in the reading view</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:add">
      <div><dt><ins class="shown">words</ins></dt><dd>added in the source</dd></div>
    </xsl:if>
    <xsl:for-each select="($texts//tei:supplied)[1]">
      <div>
        <dt><span class="supplied"><span class="mark">[</span>words<span class="mark">]</span></span></dt>
        <dd>supplied by <xsl:call-template name="responsible"/>; not in the diplomatic view</dd>
      </div>
    </xsl:for-each>
    <xsl:if test="$texts//tei:unclear">
      <div><dt><span class="unclear">words</span></dt><dd>uncertain reading</dd></div>
    </xsl:if>
    <xsl:for-each select="($texts//tei:gap)[1]">
      <div><dt><span class="gap"><xsl:call-template name="bracketed-gap"/></span></dt><dd>words missing here, and why</dd></div>
    </xsl:for-each>
    <xsl:if test="$texts//tei:sic">
      <div><dt><span class="sic">words</span></dt><dd>thus in the source</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:corr">
      <div><dt><span class="corr shown">words</span></dt><dd>corrected by an editor</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:surplus">
      <div><dt><span class="surplus shown">words</span></dt><dd>superfluous in the source</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:app[@v:mark]">
      <div><dt><sup class="noteref">v1</sup></dt><dd>variant readings</dd></div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="legend-reading">
    <xsl:if test="$texts//tei:note[@type = 'editorial'][not(@v:series)]">
      <div>
        <dt><span class="note"><span class="mark">[</span>words<span class="mark">]</span></span></dt>
        <dd>a note by an editor, not part of the text</dd>
      </div>
    </xsl:if>
    <xsl:if test="$texts//tei:note[@type = 'originalWord']">
      <div>
        <dt><span class="original"><span class="mark">[</span><i>word</i><span class="mark">]</span></span></dt>
        <dd>the word of the original language</dd>
      </div>
    </xsl:if>
    <xsl:if test="key('apart', 'source')">
      <div><dt><sup class="noteref">1</sup></dt><dd>a note of the source</dd></div>
    </xsl:if>
    <xsl:if test="key('apart', 'editor')">
      <div><dt><sup class="noteref">a</sup></dt><dd>a note of the editors</dd></div>
    </xsl:if>
    <xsl:if test="$has-aside">
      <div>
        <dt><span class="aside"><span class="mark">(</span>words<span class="mark">)</span></span></dt>
        <dd>an aside</dd>
      </div>
    </xsl:if>
    <xsl:if test="$texts//tei:stage | $texts//tei:incident | $texts//tei:vocal | $texts//tei:kinesic">
      <div><dt><span class="stage">words</span></dt><dd>what happened, not what was said</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:seg[@type = 'typistMark']">
      <div><dt><span class="typist">mark</span></dt><dd>a typist’s mark</dd></div>
    </xsl:if>
    <xsl:if test="$unprinted">
      <div><dt><span class="attribution">Name</span></dt><dd>the speaker, named by the encoding and not in the text</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:p[@part = 'F']">
      <div><dt><span class="continued">words</span></dt><dd>the source begins a new paragraph within the sentence</dd></div>
    </xsl:if>
    <xsl:if test="$texts//tei:pb">
      <div><dt><span class="pb"><span class="folio">page 1</span></span></dt><dd>a new page of the source</dd></div>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
