<?xml version="1.0" encoding="UTF-8"?>
<!-- What every element gets: identifier, language, direction, look, permanent link; and what
     becomes of an element that nothing else is said of. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- Primary language subtags that are written from right to left unless a script says not. -->
  <xsl:variable name="rtl-languages"
      > ar arc arz ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb prs ps sd syc syr ug ur yi </xsl:variable>
  <xsl:variable name="rtl-scripts">-Arab-Hebr-Syrc-Thaa-Nkoo-Adlm-Samr-Mand-</xsl:variable>
  <xsl:variable name="upper">ABCDEFGHIJKLMNOPQRSTUVWXYZ</xsl:variable>
  <xsl:variable name="lower">abcdefghijklmnopqrstuvwxyz</xsl:variable>

  <!-- "rtl" or "ltr" for a language tag. -->
  <xsl:template name="direction">
    <xsl:param name="language"/>
    <xsl:variable name="primary" select="translate(substring-before(concat($language, '-'), '-'), $upper, $lower)"/>
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

  <!-- @lang and @dir: of a tag (BCP 47) the language, script and region, where they have the
       shape of one. -->
  <xsl:variable name="scripts">-Latn-Cyrl-Arab-Hebr-Grek-Hans-Hant-Hani-Jpan-Kore-Deva-Armn-Geor-Syrc-Thaa-Nkoo-Adlm-Samr-Mand-Goth-Copt-Ethi-Beng-Taml-Telu-Thai-Hang-Hira-Kana-Ital-Runr-Xsux-Egyp-Phnx-Cprt-Linb-Brai-Cyrs-Latf-Latg-Glag-Ogam-Avst-Tibt-Mong-Khmr-Mymr-</xsl:variable>
  <xsl:template name="language">
    <xsl:param name="language" select="@xml:lang"/>
    <xsl:variable name="tag" select="concat(normalize-space($language), '---')"/>
    <xsl:variable name="primary" select="translate(substring-before($tag, '-'), $upper, $lower)"/>
    <xsl:variable name="second" select="substring-before(substring-after($tag, '-'), '-')"/>
    <xsl:variable name="third" select="substring-before(substring-after(substring-after($tag, '-'), '-'), '-')"/>
    <xsl:variable name="script">
      <xsl:if test="string-length($second) = 4 and contains($scripts, concat('-', $second, '-'))"><xsl:value-of select="concat('-', $second)"/></xsl:if>
    </xsl:variable>
    <xsl:variable name="region">
      <xsl:choose>
        <xsl:when test="string-length($second) = 2 and translate($second, $upper, '') = ''"><xsl:value-of select="concat('-', $second)"/></xsl:when>
        <xsl:when test="$script != '' and string-length($third) = 2 and translate($third, $upper, '') = ''"><xsl:value-of select="concat('-', $third)"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="(string-length($primary) = 2 or string-length($primary) = 3) and $primary != 'und'
                  and translate($primary, $lower, '') = ''">
      <xsl:attribute name="lang"><xsl:value-of select="concat($primary, $script, $region)"/></xsl:attribute>
      <xsl:attribute name="dir">
        <xsl:call-template name="direction"><xsl:with-param name="language" select="concat($primary, $script)"/></xsl:call-template>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="document-language">
    <xsl:choose>
      <xsl:when test="/*/tei:text/@xml:lang"><xsl:value-of select="/*/tei:text/@xml:lang"/></xsl:when>
      <xsl:when test="/*/@xml:lang"><xsl:value-of select="/*/@xml:lang"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$header/tei:profileDesc/tei:langUsage/tei:language[1]/@ident"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="in-english"
      select="normalize-space($document-language) = '' or starts-with($document-language, 'en')"/>

  <xsl:template name="page-language">
    <xsl:attribute name="lang">en</xsl:attribute>
    <xsl:call-template name="language">
      <xsl:with-param name="language" select="$document-language"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The words of the page itself are English, whatever the document's language. -->
  <xsl:template name="interface">
    <xsl:if test="not($in-english)">
      <xsl:attribute name="lang">en</xsl:attribute>
      <xsl:attribute name="dir">ltr</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- @class, @id, @lang and @dir of the current element. -->
  <xsl:template name="identity">
    <xsl:param name="class"/>
    <xsl:choose>
      <xsl:when test="@rend or @rendition or @style">
        <xsl:variable name="looks"><xsl:call-template name="looks"/></xsl:variable>
        <xsl:if test="$class != '' or $looks != ''">
          <xsl:attribute name="class">
            <xsl:value-of select="normalize-space(concat($class, ' ', $looks))"/>
          </xsl:attribute>
        </xsl:if>
        <xsl:call-template name="declarations"/>
      </xsl:when>
      <xsl:when test="$class != ''">
        <xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute>
      </xsl:when>
    </xsl:choose>
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
  </xsl:template>

  <!-- Classes for what @rend says; words of no meaning to us are left out. -->
  <xsl:template name="looks">
    <xsl:variable name="rend" select="concat(' ', translate(normalize-space(@rend), concat($upper, '_'), concat($lower, '-')), ' ')"/>
    <xsl:if test="$rend != '  '">
      <xsl:if test="contains($rend, 'bold') or contains($rend, ' b ') or contains($rend, 'strong')"> r-bold</xsl:if>
      <xsl:if test="contains($rend, 'italic') or contains($rend, ' i ') or contains($rend, ' it ') or contains($rend, 'oblique')"> r-italic</xsl:if>
      <xsl:if test="contains($rend, 'smallcap') or contains($rend, 'small-cap') or contains($rend, ' sc ')"> r-caps</xsl:if>
      <xsl:if test="contains($rend, 'allcap') or contains($rend, 'uppercase') or contains($rend, ' caps ')"> r-upper</xsl:if>
      <xsl:if test="contains($rend, 'underline') or contains($rend, ' u ')"> r-underline</xsl:if>
      <xsl:if test="contains($rend, 'strike') or contains($rend, 'line-through') or contains($rend, 'overstrike')"> r-strike</xsl:if>
      <xsl:if test="contains($rend, 'overline')"> r-overline</xsl:if>
      <xsl:if test="contains($rend, ' sup') or contains($rend, 'superscript')"> r-super</xsl:if>
      <xsl:if test="contains($rend, ' sub ') or contains($rend, 'subscript')"> r-sub</xsl:if>
      <xsl:if test="contains($rend, 'spaced') or contains($rend, 'gesperrt') or contains($rend, 'letterspac')"> r-spaced</xsl:if>
      <xsl:if test="contains($rend, 'center') or contains($rend, 'centre')"> r-center</xsl:if>
      <xsl:if test="contains($rend, ' right ') or contains($rend, 'align(right)') or contains($rend, 'flush-right')"> r-end</xsl:if>
      <xsl:if test="contains($rend, 'indent')"> r-indent</xsl:if>
      <xsl:if test="contains($rend, ' large') or contains($rend, 'larger') or contains($rend, 'xlarge')"> r-large</xsl:if>
      <xsl:if test="contains($rend, ' small ') or contains($rend, ' smaller ')"> r-small</xsl:if>
      <xsl:if test="contains($rend, 'typewriter') or contains($rend, 'monospace') or contains($rend, ' tt ')"> r-mono</xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- The CSS of @rendition and @style, for the program to make safe. -->
  <xsl:template name="declarations">
    <xsl:if test="@rendition or @style">
      <xsl:attribute name="data-style">
        <xsl:for-each select="key('id', substring-after(substring-before(concat(normalize-space(@rendition), ' '), ' '), '#'))[1]
            /self::tei:rendition[not(@scheme) or @scheme = 'css'][not(@scope)]">
          <xsl:value-of select="."/><xsl:text>;</xsl:text>
        </xsl:for-each>
        <xsl:for-each select="key('id', substring-after(substring-after(normalize-space(@rendition), ' '), '#'))[1]
            /self::tei:rendition[not(@scheme) or @scheme = 'css'][not(@scope)]">
          <xsl:value-of select="."/><xsl:text>;</xsl:text>
        </xsl:for-each>
        <xsl:value-of select="@style"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- A permanent link to the current block, shown when the reader points at it. -->
  <xsl:template name="anchor">
    <xsl:param name="what">paragraph</xsl:param>
    <xsl:if test="@xml:id">
      <a class="anchor" href="#{@xml:id}" aria-label="Link to this {$what}, {@xml:id}">
        <xsl:call-template name="interface"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- Words that are heard and not seen. -->
  <xsl:template name="spoken">
    <xsl:param name="words"/>
    <span class="spoken"><xsl:call-template name="interface"/><xsl:value-of select="$words"/></span>
  </xsl:template>

  <!-- ", low certainty" where @cert says so. -->
  <xsl:template name="certainty">
    <xsl:if test="@cert != ''"><xsl:value-of select="concat(', ', @cert, ' certainty')"/></xsl:if>
  </xsl:template>

  <!-- The current element's words, and the references to notes that are about it. -->
  <xsl:template name="content">
    <xsl:apply-templates/>
    <xsl:if test="@v:note"><xsl:call-template name="references"/></xsl:if>
  </xsl:template>

  <!-- A phrase: `tag`, or a div where it has blocks in it or stands among blocks. -->
  <xsl:template name="phrase">
    <xsl:param name="class"/>
    <xsl:param name="tag">span</xsl:param>
    <xsl:choose>
      <xsl:when test="@v:as">
        <div><xsl:call-template name="identity"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:call-template name="content"/></div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{$tag}">
          <xsl:call-template name="identity"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:call-template name="content"/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An element that nothing is said of: its words, and a message, but not for each of a row.
       A key by name would take time in the square of the elements of one name. -->
  <xsl:template match="*">
    <xsl:variable name="before" select="preceding-sibling::*[1]"/>
    <xsl:if test="not(name($before) = name() or name($before/preceding-sibling::*[1]) = name())">
      <xsl:message><xsl:value-of select="concat('unknown {', namespace-uri(), '}', local-name())"/></xsl:message>
    </xsl:if>
    <xsl:call-template name="phrase"><xsl:with-param name="class">unknown</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()"/>
</xsl:stylesheet>
