<?xml version="1.0" encoding="UTF-8"?>
<!-- What all views ask of a document. Nothing here makes output of one kind. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <!-- Who speaks: the names that the preparation found, for the current speech. -->
  <xsl:template name="who"><xsl:value-of select="@v:who"/></xsl:template>

  <!-- The names of those whom white-space separated pointers point to: "A, B". -->
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
      <xsl:otherwise><xsl:value-of select="$first"/></xsl:otherwise>
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

  <!-- What the current person, role, hand, witness or responsibility is called. -->
  <xsl:template name="name">
    <xsl:variable name="named"
        select="(tei:persName | tei:orgName | tei:name | tei:role | tei:label | tei:abbr)[1]"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="$named"><xsl:apply-templates select="$named" mode="plain"/></xsl:when>
        <xsl:when test="self::tei:person or self::tei:personGrp or self::tei:org or self::tei:witness
                        or tei:head"/>
        <xsl:otherwise><xsl:apply-templates select="." mode="plain"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space($words) != '' and string-length($words) &lt; 80">
        <xsl:value-of select="normalize-space($words)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@xml:id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "break", "space" or nothing for the current lb, as one who reads would set it: a break
       in the displayed lines of a document and before an indented line, a space in prose,
       nothing beside a block or at an edge. -->
  <xsl:template name="line-break">
    <xsl:variable name="near" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="before" select="$near[not(self::text()) or normalize-space() != '']
        | $near[self::text()][normalize-space() = '']/preceding-sibling::node()[1]"/>
    <xsl:variable name="after"><xsl:call-template name="what-follows"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@break = 'no'"/>
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:sp or parent::tei:lg
                      or parent::tei:front or parent::tei:back or parent::tei:text"/>
      <xsl:when test="not($before) or $after = 'nothing' or $after = 'line'"/>
      <xsl:when test="$before/self::tei:lb or $before/self::tei:space/preceding-sibling::*[1]
                      [self::tei:lb]"/>
      <xsl:when test="$before[self::tei:byline or self::tei:dateline or self::tei:salute
                      or self::tei:signed or self::tei:address or self::tei:addrLine or self::tei:p
                      or self::tei:ab or self::tei:l or self::tei:list]"/>
      <xsl:when test="$after = 'indented'">break</xsl:when>
      <xsl:when test="ancestor::tei:*[self::tei:p or self::tei:ab or self::tei:l or self::tei:item
                      or self::tei:cell or self::tei:note or self::tei:u or self::tei:bibl][1]"
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
      <xsl:when test="$next[self::tei:byline or self::tei:dateline or self::tei:salute
                      or self::tei:signed or self::tei:address or self::tei:addrLine or self::tei:p
                      or self::tei:ab or self::tei:l or self::tei:list]">line</xsl:when>
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
      select="boolean(/*/tei:teiHeader//tei:quotation[@marks = 'all' or @marks = 'some'])"/>

  <!-- "yes" where the current quotation is in running text without quotation marks. -->
  <xsl:template name="unquoted">
    <xsl:variable name="marks">"'“„«‘‚‹»</xsl:variable>
    <xsl:variable name="before" select="preceding-sibling::node()[1][self::text()]"/>
    <xsl:variable name="last" select="substring($before, string-length($before))"/>
    <xsl:if test="not($marks-in-text or @v:as)
                  and not($last != '' and contains($marks, $last))">
      <xsl:call-template name="unmarked">
        <xsl:with-param name="marks" select="$marks"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The words of a gap: its description, or else its reason and extent. -->
  <xsl:template name="gap">
    <xsl:choose>
      <xsl:when test="tei:desc[2]">
        <xsl:for-each select="tei:desc">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="normalize-space()"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="normalize-space() != ''"><xsl:value-of select="normalize-space()"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="extent"><xsl:call-template name="extent"/></xsl:variable>
        <xsl:choose>
          <xsl:when test="@reason"><xsl:value-of select="@reason"/></xsl:when>
          <xsl:otherwise>…</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$extent != ''"><xsl:value-of select="concat(', ', $extent)"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same in brackets, unless it brings its own. -->
  <xsl:template name="bracketed-gap">
    <xsl:variable name="own"><xsl:call-template name="own-brackets"/></xsl:variable>
    <xsl:if test="$own = ''">[</xsl:if>
    <xsl:call-template name="gap"/>
    <xsl:if test="$own = ''">]</xsl:if>
  </xsl:template>
  <!-- Something where the words of a gap begin and end with brackets. -->
  <xsl:template name="own-brackets">
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:if test="starts-with($words, '[') and substring($words, string-length($words)) = ']'">yes</xsl:if>
  </xsl:template>

  <xsl:template name="extent">
    <xsl:choose>
      <xsl:when test="@extent"><xsl:value-of select="@extent"/></xsl:when>
      <xsl:when test="@quantity"><xsl:value-of select="normalize-space(concat(@quantity, ' ', @unit))"/></xsl:when>
      <xsl:when test="starts-with(@dur, 'PT') and number(substring-before(substring-after(@dur, 'PT'), 'S')) &gt;= 0">
        <xsl:value-of select="concat(substring-before(substring-after(@dur, 'PT'), 'S'), ' s')"/>
      </xsl:when>
      <xsl:when test="@dur"><xsl:value-of select="@dur"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- "the translator", for @resp that points to a responsibility; else whom it names. -->
  <xsl:template name="responsible">
    <xsl:variable name="target" select="key('id', substring-after(@resp, '#'))[1]"/>
    <xsl:choose>
      <xsl:when test="$target/self::tei:respStmt/tei:resp">
        <xsl:value-of select="concat('the ', normalize-space($target/tei:resp))"/>
      </xsl:when>
      <xsl:when test="@resp != ''">
        <xsl:call-template name="names"><xsl:with-param name="pointers" select="@resp"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>an editor</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a character the encoding describes is shown as; nothing where it says no mapping. -->
  <xsl:template name="character">
    <xsl:variable name="char" select="key('id', substring-after(@ref, '#'))[1]"/>
    <xsl:variable name="shown" select="$char/tei:mapping[not(@type = 'codepoint')][normalize-space() != '']"/>
    <xsl:choose>
      <xsl:when test="$shown[@type = 'Unicode' or @type = 'unicode' or @type = 'standard']">
        <xsl:value-of select="$shown[@type = 'Unicode' or @type = 'unicode' or @type = 'standard'][1]"/>
      </xsl:when>
      <xsl:when test="$shown"><xsl:value-of select="$shown[1]"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>[</xsl:text>
        <xsl:choose>
          <xsl:when test="$char/*[@name = 'Name' or @name = 'name']/@value">
            <xsl:value-of select="translate($char/*[@name = 'Name' or @name = 'name'][1]/@value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
          </xsl:when>
          <xsl:when test="@ref"><xsl:value-of select="substring-after(@ref, '#')"/></xsl:when>
          <xsl:when test="@type"><xsl:value-of select="@type"/></xsl:when>
          <xsl:otherwise>character</xsl:otherwise>
        </xsl:choose>
        <xsl:text>]</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a date says: its words, or else its normalized value. -->
  <xsl:template name="date-value">
    <xsl:choose>
      <xsl:when test="@when | @when-iso"><xsl:value-of select="(@when | @when-iso)[1]"/></xsl:when>
      <xsl:when test="@from or @to"><xsl:value-of select="concat(@from, '–', @to)"/></xsl:when>
      <xsl:when test="@notBefore or @notAfter"><xsl:value-of select="concat(@notBefore, '–', @notAfter)"/></xsl:when>
    </xsl:choose>
  </xsl:template>
  <!-- The hyphen of a line or page that ends in a word, unless the source has one. -->
  <xsl:template name="hyphen">
    <xsl:variable name="before" select="string(preceding-sibling::node()[1])"/>
    <xsl:variable name="last" select="substring($before, string-length($before))"/>
    <xsl:if test="@break = 'no' and ($last = '' or not(contains('-=¬‐⸗&#xAD;', $last)))
        and not(preceding-sibling::node()[1][@break = 'no'])">-</xsl:if>
  </xsl:template>
</xsl:stylesheet>
