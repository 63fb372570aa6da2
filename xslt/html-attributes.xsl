<?xml version="1.0" encoding="UTF-8"?>
<!-- Anchors, languages, links, words for screen readers. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <!-- Primary language subtags that are written from right to left unless a script says not. -->
  <xsl:variable name="rtl-languages"
      > ar arc arz ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb prs ps sd syc syr ug ur yi </xsl:variable>
  <xsl:variable name="rtl-scripts">-Arab-Hebr-Syrc-Thaa-Nkoo-Adlm-Samr-Mand-</xsl:variable>

  <!-- "rtl" or "ltr" for a language tag. -->
  <xsl:template name="direction">
    <xsl:param name="language"/>
    <xsl:variable name="primary" select="substring-before(concat($language, '-'), '-')"/>
    <xsl:variable name="next"
        select="substring-before(concat(substring-after($language, '-'), '-'), '-')"/>
    <xsl:choose>
      <xsl:when test="string-length($next) = 4">
        <xsl:choose>
          <xsl:when test="contains($rtl-scripts, concat('-', $next, '-'))">rtl</xsl:when>
          <xsl:otherwise>ltr</xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="contains($rtl-languages, concat(' ', $primary, ' '))">rtl</xsl:when>
      <xsl:otherwise>ltr</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="language">
    <xsl:param name="language" select="@xml:lang"/>
    <xsl:if test="normalize-space($language) != ''">
      <xsl:attribute name="lang"><xsl:value-of select="normalize-space($language)"/></xsl:attribute>
      <xsl:attribute name="dir">
        <xsl:call-template name="direction">
          <xsl:with-param name="language" select="normalize-space($language)"/>
        </xsl:call-template>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="page-language">
    <xsl:call-template name="language">
      <xsl:with-param name="language">
        <xsl:choose>
          <xsl:when test="/*/tei:text/@xml:lang">
            <xsl:value-of select="/*/tei:text/@xml:lang"/>
          </xsl:when>
          <xsl:when test="/*/@xml:lang"><xsl:value-of select="/*/@xml:lang"/></xsl:when>
          <xsl:otherwise>und</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The words of the page itself are English, whatever the document's language. -->
  <xsl:template name="interface">
    <xsl:attribute name="lang">en</xsl:attribute>
    <xsl:attribute name="dir">ltr</xsl:attribute>
  </xsl:template>

  <!-- @id from @xml:id (the first of several equal ones), @lang and @dir from @xml:lang. -->
  <xsl:template name="identity">
    <xsl:if test="@xml:id != '' and not(contains(normalize-space(@xml:id), ' '))
                  and generate-id() = generate-id(key('id', @xml:id)[1])">
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
    </xsl:if>
    <xsl:call-template name="language"/>
  </xsl:template>

  <!-- A permanent link to the current block, shown when the reader points at it. -->
  <xsl:template name="anchor">
    <xsl:param name="what">paragraph</xsl:param>
    <xsl:if test="@xml:id != '' and not(contains(normalize-space(@xml:id), ' '))
                  and generate-id() = generate-id(key('id', @xml:id)[1])">
      <a class="anchor" href="#{@xml:id}" aria-label="Link to this {$what}, {@xml:id}">
        <xsl:call-template name="interface"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- Words that are heard and not seen. -->
  <xsl:template name="spoken">
    <xsl:param name="words"/>
    <span class="spoken">
      <xsl:call-template name="interface"/>
      <xsl:value-of select="$words"/>
    </span>
  </xsl:template>

  <!-- ", low certainty" where @cert says so. -->
  <xsl:template name="certainty">
    <xsl:if test="@cert != ''">
      <xsl:text>, </xsl:text><xsl:value-of select="@cert"/><xsl:text> certainty</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The address that the first of some pointers leads to, or nothing where it must not
       be followed: only http, https and mailto, and what stands on this page. -->
  <xsl:template name="address">
    <xsl:param name="pointers"/>
    <xsl:variable name="first"
        select="substring-before(concat(normalize-space($pointers), ' '), ' ')"/>
    <xsl:choose>
      <xsl:when test="starts-with($first, 'http://') or starts-with($first, 'https://')
                      or starts-with($first, 'mailto:')">
        <xsl:value-of select="$first"/>
      </xsl:when>
      <xsl:when test="starts-with($first, '#') and key('id', substring($first, 2))">
        <xsl:variable name="target" select="key('id', substring($first, 2))[1]"/>
        <xsl:if test="not($target/ancestor-or-self::tei:teiHeader) or $target/self::tei:person
                      or $target/self::tei:personGrp or $target/self::tei:org">
          <xsl:value-of select="$first"/>
        </xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The current element's content, as a link where `pointers` can be followed. A link
       never stands inside another. -->
  <xsl:template name="linked">
    <xsl:param name="pointers"/>
    <xsl:param name="class"/>
    <xsl:variable name="address">
      <xsl:if test="not(ancestor::tei:*[@ref or @target][not(self::tei:note)])">
        <xsl:call-template name="address">
          <xsl:with-param name="pointers" select="$pointers"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address != ''">
        <a href="{$address}">
          <xsl:if test="$class != ''">
            <xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="identity"/>
          <xsl:call-template name="content"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:if test="$class != ''">
            <xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="identity"/>
          <xsl:call-template name="content"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The current element's content: its own, or that of the element it is a copy of. -->
  <xsl:template name="content">
    <xsl:choose>
      <xsl:when test="@copyOf and not(node())"><xsl:call-template name="copied"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
