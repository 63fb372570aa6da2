<?xml version="1.0" encoding="UTF-8"?>
<!-- The legend: the marks that occur in this document, and no others. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:key name="mark" match="tei:*[ancestor::tei:text][not(ancestor::tei:div[@type = 'metadata'])]"
      use="local-name()"/>
  <xsl:variable name="attributed" select="boolean(key('mark', 'sp')[@who][not(tei:speaker)]
      or key('mark', 'u')[@who])"/>
  <xsl:variable name="marked" select="$attributed or key('mark', 'del') or key('mark', 'add')
      or key('mark', 'supplied') or key('mark', 'unclear') or key('mark', 'gap')
      or key('mark', 'sic') or key('mark', 'note') or key('mark', 'stage') or key('mark', 'pb')
      or key('mark', 'seg')[@type = 'aside' or @type = 'typistMark']
      or key('mark', 'p')[@part = 'F']"/>

  <xsl:template name="legend">
    <xsl:if test="$marked">
      <details class="panel legend">
        <summary><xsl:call-template name="interface"/>Marks in this text</summary>
        <dl class="panel-body">
          <xsl:call-template name="interface"/>
          <xsl:call-template name="legend-editing"/>
          <xsl:call-template name="legend-notes"/>
          <xsl:call-template name="legend-speech"/>
        </dl>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="legend-editing">
    <xsl:if test="key('mark', 'del')">
      <div><dt><del>words</del></dt><dd>deleted in the source</dd></div>
    </xsl:if>
    <xsl:if test="key('mark', 'add')">
      <div><dt><ins>words</ins></dt><dd>added in the source</dd></div>
    </xsl:if>
    <xsl:if test="key('mark', 'supplied')">
      <div>
        <dt><span class="supplied"><span class="mark">[</span>words<span class="mark">]</span></span></dt>
        <dd>
          <xsl:text>supplied by </xsl:text>
          <xsl:for-each select="key('mark', 'supplied')[1]"><xsl:call-template name="responsible"/></xsl:for-each>
        </dd>
      </div>
    </xsl:if>
    <xsl:if test="key('mark', 'unclear')">
      <div><dt><span class="unclear">words</span></dt><dd>uncertain reading</dd></div>
    </xsl:if>
    <xsl:if test="key('mark', 'gap')">
      <div>
        <dt><span class="gap">[<xsl:for-each select="key('mark', 'gap')[1]"><xsl:call-template name="gap"/></xsl:for-each>]</span></dt>
        <dd>words missing here, and why</dd>
      </div>
    </xsl:if>
    <xsl:if test="key('mark', 'sic')">
      <div><dt><span class="sic">words</span></dt><dd>thus in the source</dd></div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="legend-notes">
    <xsl:if test="key('mark', 'note')[@type = 'editorial' or key('structure', generate-id(..))]">
      <div>
        <dt><span class="note"><span class="mark">[</span>words<span class="mark">]</span></span></dt>
        <dd>a note by an editor, not part of the text</dd>
      </div>
    </xsl:if>
    <xsl:if test="key('mark', 'note')[@type = 'originalWord']">
      <div>
        <dt><span class="original"><span class="mark">[</span><i>word</i><span class="mark">]</span></span></dt>
        <dd>the word of the original language</dd>
      </div>
    </xsl:if>
    <xsl:if test="key('footnote', 'every')">
      <div><dt><sup class="note-reference">1</sup></dt><dd>a note at the foot of the text</dd></div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="legend-speech">
    <xsl:if test="key('mark', 'seg')[@type = 'aside']">
      <div>
        <dt><span class="aside"><span class="mark">(</span>words<span class="mark">)</span></span></dt>
        <dd>an aside</dd>
      </div>
    </xsl:if>
    <xsl:if test="key('mark', 'stage')">
      <div><dt><span class="stage">[words]</span></dt><dd>what happened, not what was said</dd></div>
    </xsl:if>
    <xsl:if test="key('mark', 'seg')[@type = 'typistMark']">
      <div><dt><span class="typist">mark</span></dt><dd>a typist’s mark</dd></div>
    </xsl:if>
    <xsl:if test="$attributed">
      <div>
        <dt><span class="attribution">Name</span></dt>
        <dd>the speaker, named by the encoding and not in the text</dd>
      </div>
    </xsl:if>
    <xsl:if test="key('mark', 'p')[@part = 'F']">
      <div>
        <dt><span class="continued">words</span></dt>
        <dd>the source begins a new paragraph within the sentence</dd>
      </div>
    </xsl:if>
    <xsl:if test="key('mark', 'pb')">
      <div><dt><span class="pb">page 1</span></dt><dd>a new page of the source</dd></div>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
