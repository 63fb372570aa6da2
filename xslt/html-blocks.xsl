<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, verse, lists, tables. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <!-- Paragraphs that hold something which an HTML p cannot. -->
  <xsl:key name="holds-block" use="generate-id(ancestor::tei:p[1])"
      match="tei:p | tei:ab | tei:list | tei:listBibl | tei:table | tei:lg | tei:l | tei:sp | tei:u
             | tei:figure | tei:floatingText | tei:head | tei:opener | tei:closer | tei:dateline
             | tei:byline | tei:salute | tei:signed | tei:address | tei:epigraph | tei:argument
             | tei:castList | tei:speaker | tei:trailer | tei:div | tei:quote | tei:cit
             | tei:listPerson | tei:eg | tei:titlePage | tei:postscript | tei:text"/>

  <!-- The element that continues a paragraph broken in two. -->
  <xsl:template name="is-continuation">
    <xsl:variable name="before"
        select="preceding-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]"/>
    <xsl:if test="(@part = 'M' or @part = 'F')
                  and $before/self::tei:p[@part = 'I' or @part = 'M']">yes</xsl:if>
  </xsl:template>

  <xsl:template match="*">
    <xsl:choose>
      <xsl:when test="key('structure', generate-id()) or key('structure', generate-id(..))">
        <div class="{local-name()}">
          <xsl:call-template name="identity"/>
          <xsl:call-template name="content"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <span class="{local-name()}">
          <xsl:call-template name="identity"/>
          <xsl:call-template name="content"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/* | tei:TEI | tei:text | tei:group">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:front | tei:body | tei:back | tei:floatingText">
    <xsl:if test="*[not(self::tei:div[@type = 'metadata'])]
                  or normalize-space() != ''">
      <div class="{local-name()}">
        <xsl:call-template name="identity"/>
        <xsl:apply-templates/>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
                       | tei:div7 | tei:castList | tei:prologue | tei:epilogue">
    <xsl:if test="not(parent::tei:front and @type = 'metadata')">
      <section>
        <xsl:call-template name="identity"/>
        <xsl:apply-templates/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:head | tei:titlePart">
    <xsl:variable name="depth" select="count(ancestor::tei:div | ancestor::tei:div1
        | ancestor::tei:div2 | ancestor::tei:div3 | ancestor::tei:div4 | ancestor::tei:castList)"/>
    <xsl:choose>
      <xsl:when test="not(key('structure', generate-id(..))) or ancestor::tei:head
                      or parent::tei:lg or parent::tei:figure or self::tei:titlePart
                      or @type = 'subject' or @type = 'sub'">
        <div class="subheading {@type}">
          <xsl:call-template name="identity"/>
          <xsl:apply-templates/>
        </div>
      </xsl:when>
      <xsl:when test="$depth &lt; 2"><h2><xsl:call-template name="heading"/></h2></xsl:when>
      <xsl:when test="$depth = 2"><h3><xsl:call-template name="heading"/></h3></xsl:when>
      <xsl:when test="$depth = 3"><h4><xsl:call-template name="heading"/></h4></xsl:when>
      <xsl:otherwise><h5><xsl:call-template name="heading"/></h5></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:call-template name="identity"/>
    <xsl:call-template name="anchor"><xsl:with-param name="what">heading</xsl:with-param></xsl:call-template>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Paragraphs. A sentence broken between two paragraphs is set as one, its halves marked. -->
  <xsl:template match="tei:p">
    <xsl:variable name="continues"><xsl:call-template name="is-continuation"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$continues = 'yes'"/>
      <xsl:when test="@part = 'I' or @part = 'M'">
        <div class="joined"><xsl:call-template name="paragraph-run"/></div>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="paragraph"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="paragraph-run">
    <xsl:call-template name="paragraph"/>
    <xsl:variable name="next"
        select="following-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]"/>
    <xsl:for-each select="$next[self::tei:p][@part = 'M' or @part = 'F']">
      <xsl:text> </xsl:text>
      <xsl:call-template name="paragraph-run"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="paragraph">
    <xsl:variable name="class">
      <xsl:text>p</xsl:text>
      <xsl:if test="@part = 'M' or @part = 'F'"> continued</xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="key('holds-block', generate-id())">
        <div class="{$class}">
          <xsl:call-template name="identity"/>
          <xsl:call-template name="anchor"/>
          <xsl:call-template name="content"/>
        </div>
      </xsl:when>
      <xsl:when test="normalize-space() = '' and not(*) and not(@copyOf)"/>
      <xsl:otherwise>
        <p class="{$class}">
          <xsl:call-template name="identity"/>
          <xsl:call-template name="anchor"/>
          <xsl:call-template name="content"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ab">
    <div class="p">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="anchor"/>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>

  <!-- The framing of a letter or a record. -->
  <xsl:template match="tei:opener | tei:closer | tei:byline | tei:dateline | tei:salute | tei:signed
                       | tei:address | tei:addrLine | tei:trailer | tei:postscript | tei:titlePage
                       | tei:docTitle | tei:docImprint | tei:docAuthor | tei:argument | tei:epigraph
                       | tei:castItem | tei:castGroup | tei:lg | tei:l | tei:eg">
    <div class="{local-name()}">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:quote[key('structure', generate-id(..)) or .//tei:p or .//tei:l]
                       | tei:cit[key('structure', generate-id(..))]">
    <blockquote>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="content"/>
    </blockquote>
  </xsl:template>

  <!-- Lists. A list of labels and items becomes a description list. -->
  <xsl:template match="tei:list | tei:listBibl">
    <xsl:apply-templates select="tei:head"/>
    <xsl:choose>
      <xsl:when test="tei:label">
        <dl>
          <xsl:call-template name="identity"/>
          <xsl:apply-templates select="*[not(self::tei:head)]"/>
        </dl>
      </xsl:when>
      <xsl:otherwise>
        <ul class="{translate(concat(@rend, ' ', @type), '&quot;&lt;&gt;', '')}">
          <xsl:call-template name="identity"/>
          <xsl:apply-templates select="*[not(self::tei:head)]"/>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- No predicate on the step below: libxslt would count all siblings for each child. -->
  <xsl:template match="tei:list/* | tei:listBibl/*">
    <xsl:choose>
      <xsl:when test="not(../tei:label)">
        <li><xsl:call-template name="identity"/><xsl:call-template name="content"/></li>
      </xsl:when>
      <xsl:when test="self::tei:label">
        <dt><xsl:call-template name="identity"/><xsl:call-template name="content"/></dt>
      </xsl:when>
      <xsl:otherwise>
        <dd><xsl:call-template name="identity"/><xsl:call-template name="content"/></dd>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:list/tei:head | tei:listBibl/tei:head">
    <div class="subheading"><xsl:call-template name="identity"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Tables scroll by themselves, so that a wide one does not widen the page. -->
  <xsl:template match="tei:table">
    <div class="scroll" tabindex="0" role="region" aria-label="Table">
      <table>
        <xsl:call-template name="identity"/>
        <xsl:if test="tei:head">
          <caption><xsl:apply-templates select="tei:head/node()"/></caption>
        </xsl:if>
        <xsl:apply-templates select="tei:row"/>
      </table>
    </div>
    <xsl:apply-templates select="*[not(self::tei:row or self::tei:head)]"/>
  </xsl:template>
  <xsl:template match="tei:table/tei:row">
    <tr><xsl:call-template name="identity"/><xsl:apply-templates select="*"/></tr>
  </xsl:template>
  <xsl:template match="tei:row/*">
    <td>
      <xsl:if test="@cols &gt; 1 and @cols &lt; 1000"><xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute></xsl:if>
      <xsl:if test="@rows &gt; 1 and @rows &lt; 1000"><xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute></xsl:if>
      <xsl:if test="@role = 'label' or ../@role = 'label'">
        <xsl:attribute name="class">label</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="content"/>
    </td>
  </xsl:template>

  <xsl:template match="tei:figure">
    <figure>
      <xsl:call-template name="identity"/>
      <xsl:apply-templates select="*[not(self::tei:head)]"/>
      <xsl:if test="tei:head">
        <figcaption><xsl:apply-templates select="tei:head/node()"/></figcaption>
      </xsl:if>
    </figure>
  </xsl:template>
  <xsl:template match="tei:graphic | tei:media">
    <xsl:variable name="address">
      <xsl:call-template name="address">
        <xsl:with-param name="pointers" select="@url"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="starts-with($address, 'http') and not(ancestor::tei:*[@ref or @target])">
      <a class="picture" href="{$address}">
        <xsl:call-template name="interface"/>
        <xsl:text>Picture: </xsl:text><xsl:value-of select="$address"/>
      </a>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
