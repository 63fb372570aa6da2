<?xml version="1.0" encoding="UTF-8"?>
<!-- What both views ask of a document: who is pointed to, what breaks a line, which notes are
     footnotes. Nothing here makes output of one kind. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="tei exsl">

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <!-- Elements that hold blocks and no words of their own. -->
  <xsl:key name="structure" use="generate-id()"
      match="tei:TEI | tei:text | tei:group | tei:front | tei:body | tei:back | tei:floatingText
             | tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7
             | tei:sp | tei:spGrp | tei:lg | tei:argument | tei:epigraph | tei:postscript
             | tei:titlePage | tei:castList | tei:castGroup | tei:figure | tei:annotationBlock
             | tei:performance | tei:prologue | tei:epilogue | tei:set | tei:sourceDoc
             | tei:listPerson | tei:listBibl | tei:standOff"/>

  <!-- Blocks that stand in an opener or a closer, each on a line of its own. -->
  <xsl:key name="line" use="generate-id()"
      match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:address | tei:addrLine
             | tei:p | tei:ab | tei:l | tei:list | tei:note[@place = 'foot']"/>

  <!-- A footnote stands in running text and is not marked as belonging in the line. -->
  <xsl:key name="footnote" use="'every'"
      match="tei:note[not(parent::tei:choice)]
             [not(@place = 'inline')]
             [@place or not(@type = 'editorial' or @type = 'originalWord')]
             [not(key('structure', generate-id(..)))]
             [ancestor::tei:text][not(ancestor::tei:note)]"/>

  <xsl:variable name="footnote-index">
    <xsl:for-each select="key('footnote', 'every')">
      <note of="{generate-id()}" number="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:key name="number" match="note" use="@of"/>

  <!-- The number of the current note in the series of footnotes, or nothing. -->
  <xsl:template name="footnote-number">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="exsl:node-set($footnote-index)">
      <xsl:value-of select="key('number', $id)/@number"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The names of those whom white-space separated pointers point to: "A and B, C". -->
  <xsl:template name="names">
    <xsl:param name="pointers"/>
    <xsl:param name="left" select="20"/>
    <xsl:variable name="list" select="concat(normalize-space($pointers), ' ')"/>
    <xsl:variable name="first" select="substring-before($list, ' ')"/>
    <xsl:variable name="rest" select="substring-after($list, ' ')"/>
    <xsl:choose>
      <xsl:when test="starts-with($first, '#') and key('id', substring($first, 2))">
        <xsl:for-each select="key('id', substring($first, 2))[1]">
          <xsl:call-template name="name"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="starts-with($first, '#')">
        <xsl:value-of select="substring($first, 2)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$first"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="normalize-space($rest) = ''"/>
      <xsl:when test="$left = 1">…</xsl:when>
      <xsl:otherwise>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="names">
          <xsl:with-param name="pointers" select="$rest"/>
          <xsl:with-param name="left" select="$left - 1"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the current person, role or responsibility is called. -->
  <xsl:template name="name">
    <xsl:variable name="named"
        select="(tei:persName | tei:orgName | tei:name | tei:role | tei:label)[1]"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="$named">
          <xsl:apply-templates select="$named" mode="plain"/>
        </xsl:when>
        <xsl:when test="self::tei:person or self::tei:personGrp or self::tei:org"/>
        <xsl:otherwise>
          <xsl:apply-templates select="." mode="plain"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space($words) != ''">
        <xsl:value-of select="normalize-space($words)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@xml:id"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Plain words: what is left when marks, notes and deletions are taken away. -->
  <xsl:template match="text()" mode="plain">
    <xsl:value-of select="."/>
  </xsl:template>
  <xsl:template match="tei:lb | tei:space" mode="plain">
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="tei:note | tei:del" mode="plain"/>
  <xsl:template match="*[@copyOf][not(node())]" mode="plain">
    <xsl:variable name="original" select="key('id', substring-after(@copyOf, '#'))[1]"/>
    <xsl:if test="string-length($original) &lt; 2000">
      <xsl:apply-templates select="$original//text()[not(ancestor::tei:del)]" mode="plain"/>
    </xsl:if>
  </xsl:template>

  <!-- The words of the element that an empty element with @copyOf stands for. A long one is
       not repeated: copies of copies must not make a small document large. -->
  <xsl:template name="copied">
    <xsl:variable name="words">
      <xsl:apply-templates select="." mode="plain"/>
    </xsl:variable>
    <xsl:value-of select="normalize-space($words)"/>
  </xsl:template>

  <!-- "break", "space" or nothing for the current lb: a break in the displayed lines of a
       document and before an indented line, a space in prose, nothing beside a block or at
       an edge. -->
  <xsl:template name="line-break">
    <xsl:variable name="near" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="before" select="$near[not(self::text()) or normalize-space() != '']
        | $near[self::text()][normalize-space() = '']/preceding-sibling::node()[1]"/>
    <xsl:variable name="after"><xsl:call-template name="what-follows"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@break = 'no'"/>
      <xsl:when test="key('structure', generate-id(..))"/>
      <xsl:when test="not($before) or $after = 'nothing' or $after = 'line'"/>
      <xsl:when test="$before/self::tei:lb or $before/self::tei:space/preceding-sibling::*[1]
                      [self::tei:lb]"/>
      <xsl:when test="key('line', generate-id($before))"/>
      <xsl:when test="$after = 'indented'">break</xsl:when>
      <xsl:when test="ancestor::tei:*[self::tei:p or self::tei:ab or self::tei:l or self::tei:item
                      or self::tei:cell or self::tei:note or self::tei:u or self::tei:bibl]"
          >space</xsl:when>
      <xsl:when test="ancestor::tei:*[self::tei:title or self::tei:head or self::tei:opener
                      or self::tei:closer or self::tei:byline or self::tei:dateline
                      or self::tei:salute or self::tei:signed or self::tei:address
                      or self::tei:titlePart or self::tei:docTitle or self::tei:docImprint
                      or self::tei:imprimatur or self::tei:trailer]">break</xsl:when>
      <xsl:otherwise>space</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands after the current lb, or space, and those that follow it: "nothing", a
       "line" of its own, "indented" words, or "words". -->
  <xsl:template name="what-follows">
    <xsl:param name="left" select="9"/>
    <xsl:variable name="near" select="following-sibling::node()[1]"/>
    <xsl:variable name="next" select="$near[not(self::text()) or normalize-space() != '']
        | $near[self::text()][normalize-space() = '']/following-sibling::node()[1]"/>
    <xsl:choose>
      <xsl:when test="not($next)">nothing</xsl:when>
      <xsl:when test="key('line', generate-id($next))">line</xsl:when>
      <xsl:when test="$next[self::tei:lb or self::tei:space] and $left &gt; 0">
        <xsl:for-each select="$next">
          <xsl:call-template name="what-follows">
            <xsl:with-param name="left" select="$left - 1"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="self::tei:space">indented</xsl:when>
      <xsl:otherwise>words</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "yes" where the current element's words do not bring their own mark at the start. -->
  <xsl:template name="unmarked">
    <xsl:param name="marks">([</xsl:param>
    <xsl:variable name="first" select="substring(normalize-space(), 1, 1)"/>
    <xsl:if test="$first = '' or not(contains($marks, $first))">yes</xsl:if>
  </xsl:template>

  <xsl:variable name="marks-in-text"
      select="boolean(//tei:quotation[@marks = 'all' or @marks = 'some'])"/>

  <!-- "yes" where the current quotation is in running text without quotation marks. -->
  <xsl:template name="unquoted">
    <xsl:variable name="marks">"'“„«‘‚‹»</xsl:variable>
    <xsl:variable name="before" select="preceding-sibling::node()[1][self::text()]"/>
    <xsl:variable name="last" select="substring($before, string-length($before))"/>
    <xsl:if test="not($marks-in-text or .//tei:p or .//tei:l or .//tei:sp
                      or key('structure', generate-id(..)))
                  and not($last != '' and contains($marks, $last))">
      <xsl:call-template name="unmarked">
        <xsl:with-param name="marks" select="$marks"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The words of a gap: its description, or else its reason and extent. -->
  <xsl:template name="gap">
    <xsl:choose>
      <xsl:when test="normalize-space() != ''">
        <xsl:value-of select="normalize-space()"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="extent">
          <xsl:choose>
            <xsl:when test="@extent"><xsl:value-of select="@extent"/></xsl:when>
            <xsl:when test="@quantity">
              <xsl:value-of select="concat(@quantity, ' ', @unit)"/>
            </xsl:when>
          </xsl:choose>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="@reason"><xsl:value-of select="@reason"/></xsl:when>
          <xsl:otherwise>…</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$extent != ''"><xsl:value-of select="concat(', ', $extent)"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
