<?xml version="1.0" encoding="UTF-8"?>
<!-- Names, dates, languages, highlighting, quotations, links. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- The current element's content, as a link where there is an address. A link never
       stands inside another. -->
  <xsl:template name="linked">
    <xsl:param name="address"/>
    <xsl:param name="class"/>
    <xsl:param name="tag">span</xsl:param>
    <xsl:choose>
      <xsl:when test="$address != '' and not(@v:as) and not(ancestor::tei:*[@v:href or @v:to])">
        <a href="{$address}">
          <xsl:call-template name="identity"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:apply-templates/>
          <xsl:if test="not(node())"><xsl:value-of select="$address"/></xsl:if>
        </a>
        <xsl:if test="@v:note"><xsl:call-template name="references"/></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="class" select="$class"/>
          <xsl:with-param name="tag" select="$tag"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A name leads to its entry in the index, where it has one. -->
  <xsl:template match="tei:persName | tei:name | tei:rs | tei:orgName | tei:placeName | tei:geogName
                       | tei:settlement | tei:country | tei:region | tei:district | tei:bloc | tei:offset
                       | tei:objectName | tei:eventName">
    <xsl:variable name="address">
      <xsl:choose>
        <xsl:when test="@v:to"><xsl:value-of select="concat('#', @v:to)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@v:href"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address = '' and not(@v:as) and not(@xml:id) and not(@xml:lang) and not(@v:note)">
        <span class="name"><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="linked">
          <xsl:with-param name="address" select="$address"/>
          <xsl:with-param name="class">name</xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref | tei:ptr | tei:idno | tei:link">
    <xsl:choose>
      <xsl:when test="node() or @v:href">
        <xsl:call-template name="linked"><xsl:with-param name="address" select="string(@v:href)"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="self::tei:ref or self::tei:ptr">
        <span class="pointer"><xsl:call-template name="identity"/><xsl:value-of select="@target"/></span>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A date in a form that HTML can read becomes a time element. -->
  <xsl:template match="tei:date | tei:time | tei:docDate | tei:origDate">
    <xsl:variable name="shape" select="translate(@when, '123456789', '000000000')"/>
    <xsl:variable name="machine" select="contains(' 0000 0000-00 0000-00-00 --00-00 00:00 00:00:00 0000-00-00T00:00 0000-00-00T00:00:00 0000-00-00T00:00:00Z ',
            concat(' ', $shape, ' ')) and $shape != ''
            and not(contains(concat(@when, '-'), '-00-')) and @when != '0000'
            and not(substring(@when, 6, 2) &gt; 12) and not(substring(@when, 9, 2) &gt; 28
                and not(substring(@when, 9, 2) &lt; 31 and substring(@when, 6, 2) != '02')
                and not(substring(@when, 9, 2) = 31 and contains(' 01 03 05 07 08 10 12 ', substring(@when, 6, 2))))"/>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:when test="$machine">time</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:if test="$machine and not(@v:as)"><xsl:attribute name="datetime"><xsl:value-of select="@when"/></xsl:attribute></xsl:if>
      <xsl:call-template name="identity"><xsl:with-param name="class">date</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@v:to and not(@v:as) and not(ancestor::tei:*[@v:href or @v:to])">
          <a class="name" href="#{@v:to}"><xsl:call-template name="date-words"/></a>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="date-words"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>
  <xsl:template name="date-words">
    <xsl:choose>
      <xsl:when test="node()"><xsl:call-template name="content"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="date-value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:mentioned | tei:term | tei:distinct | tei:gloss">
    <xsl:call-template name="phrase">
      <xsl:with-param name="tag">i</xsl:with-param>
      <xsl:with-param name="class" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:emph">
    <xsl:call-template name="phrase"><xsl:with-param name="tag">em</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:code | tei:gi | tei:att | tei:val | tei:tag | tei:ident">
    <xsl:call-template name="phrase">
      <xsl:with-param name="tag">code</xsl:with-param>
      <xsl:with-param name="class" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Titles of works; upright where the text sets them in quotation marks itself. -->
  <xsl:template match="tei:title">
    <xsl:variable name="before" select="preceding-sibling::node()[1][self::text()]"/>
    <xsl:variable name="last" select="substring($before, string-length($before))"/>
    <xsl:choose>
      <xsl:when test="@v:href or @v:to">
        <xsl:call-template name="linked"><xsl:with-param name="address" select="string(@v:href)"/><xsl:with-param name="class">title</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:when test="$last != '' and contains('&quot;“„«‘', $last)">
        <xsl:call-template name="phrase"><xsl:with-param name="tag">cite</xsl:with-param><xsl:with-param name="class">quoted</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:when test="@level = 'a'">
        <xsl:call-template name="phrase"><xsl:with-param name="tag">cite</xsl:with-param><xsl:with-param name="class">article</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase"><xsl:with-param name="tag">cite</xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Highlighting: what the source did is said by @rend, @rendition and @style; where they
       say nothing it is set in italics. -->
  <xsl:template match="tei:hi">
    <xsl:variable name="looks"><xsl:call-template name="looks"/></xsl:variable>
    <xsl:variable name="tag">
      <xsl:choose>
        <xsl:when test="contains($looks, 'r-super')">sup</xsl:when>
        <xsl:when test="contains($looks, 'r-sub')">sub</xsl:when>
        <xsl:when test="contains($looks, 'r-bold')">b</xsl:when>
        <xsl:when test="contains($looks, 'r-underline')">u</xsl:when>
        <xsl:when test="contains($looks, 'r-italic')">i</xsl:when>
        <xsl:when test="$looks != '' or @style or @rendition">span</xsl:when>
        <xsl:otherwise>i</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="phrase">
      <xsl:with-param name="tag" select="$tag"/>
      <xsl:with-param name="class">hi</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Speech and words at a distance. -->
  <xsl:template match="tei:quote | tei:cit">
    <xsl:choose>
      <xsl:when test="@v:as"><xsl:call-template name="set-apart"/></xsl:when>
      <xsl:when test="self::tei:cit"><xsl:call-template name="known-phrase"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="quotation"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:q | tei:said | tei:soCalled" name="quotation">
    <xsl:variable name="bare"><xsl:call-template name="unquoted"/></xsl:variable>
    <xsl:if test="(self::tei:said or self::tei:q) and @who">
      <xsl:variable name="who"><xsl:call-template name="names"><xsl:with-param name="pointers" select="@who"/></xsl:call-template></xsl:variable>
      <xsl:choose>
        <xsl:when test="@v:as"><div class="speaker xr xd"><xsl:value-of select="$who"/></div></xsl:when>
        <xsl:otherwise><span class="said-by xr xd"><xsl:value-of select="concat($who, ': ')"/></span></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$bare = 'yes'">
        <xsl:call-template name="phrase"><xsl:with-param name="tag">q</xsl:with-param><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words with their reading beside them. -->
  <xsl:template match="tei:ruby"><ruby><xsl:call-template name="identity"/><xsl:apply-templates select="*"/></ruby></xsl:template>
  <xsl:template match="tei:rb"><span><xsl:call-template name="identity"><xsl:with-param name="class">rb</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="tei:ruby/tei:rt"><rt><xsl:call-template name="identity"/><xsl:apply-templates/></rt></xsl:template>

  <!-- A character the encoding describes: itself where it has one, else its mapping or name. -->
  <xsl:template match="tei:g">
    <xsl:choose>
      <xsl:when test="node()"><xsl:call-template name="phrase"><xsl:with-param name="class">g</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:otherwise><span class="character"><xsl:call-template name="character"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
