<?xml version="1.0" encoding="UTF-8"?>
<!-- The index: persons, organizations, places, dates, with links to and from where they are
     named. What the preparation found stands in v:index. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:variable name="found" select="/*/v:index"/>
  <xsl:key name="entry" match="v:entry" use="@id"/>

  <xsl:template name="index">
    <xsl:if test="$found/v:entry">
      <section class="index" aria-labelledby="page:index">
        <h2 id="page:index"><xsl:call-template name="interface"/>Index</h2>
        <xsl:call-template name="index-of">
          <xsl:with-param name="title">People</xsl:with-param>
          <xsl:with-param name="entries" select="$found/v:entry[@kind = 'person']"/>
        </xsl:call-template>
        <xsl:call-template name="index-of">
          <xsl:with-param name="title">Organizations</xsl:with-param>
          <xsl:with-param name="entries" select="$found/v:entry[@kind = 'organization']"/>
        </xsl:call-template>
        <xsl:call-template name="index-of">
          <xsl:with-param name="title">Places</xsl:with-param>
          <xsl:with-param name="entries" select="$found/v:entry[@kind = 'place']"/>
        </xsl:call-template>
        <xsl:call-template name="index-of">
          <xsl:with-param name="title">Dates</xsl:with-param>
          <xsl:with-param name="entries" select="$found/v:entry[@kind = 'date']"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="index-of">
    <xsl:param name="title"/>
    <xsl:param name="entries"/>
    <xsl:if test="$entries">
      <h3><xsl:call-template name="interface"/><xsl:value-of select="$title"/></h3>
      <ul class="plain"><xsl:apply-templates select="$entries" mode="entry"/></ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="v:entry" mode="entry">
    <xsl:variable name="thing" select="key('id', @id)[1]"/>
    <li>
      <xsl:choose>
        <xsl:when test="@listed = 'text'"><a href="#{@id}"><xsl:value-of select="@label"/></a></xsl:when>
        <xsl:when test="@listed">
          <xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute>
          <span class="who"><xsl:value-of select="@label"/></span>
          <xsl:apply-templates select="$thing" mode="details"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute>
          <xsl:value-of select="@label"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="v:mention"/>
      <xsl:call-template name="everywhere"/>
    </li>
  </xsl:template>

  <!-- In a site: where else the entry is named. -->
  <xsl:key name="everywhere" match="v:everywhere" use="@id"/>
  <xsl:template name="everywhere">
    <xsl:variable name="there" select="(key('everywhere', @id) | key('everywhere', v:mention[1]/@id))[1]"/>
    <xsl:if test="$there">
      <xsl:text> </xsl:text>
      <a class="everywhere" href="{$there/@href}" aria-label="{@label}, {$site/@everywhere}">
        <xsl:call-template name="site-language"/>
        <xsl:value-of select="$site/@everywhere"/>
      </a>
    </xsl:if>
  </xsl:template>
  <xsl:template match="v:mention">
    <xsl:text> </xsl:text>
    <a class="mention" href="#{@id}" aria-label="{../@label}, mention {position()}"><xsl:value-of select="position()"/></a>
  </xsl:template>
  <!-- For what is described in the text itself. -->
  <xsl:template name="mentions"><xsl:apply-templates select="key('entry', @xml:id)/v:mention"/></xsl:template>

  <!-- What is said of a person, place or organization besides its name. -->
  <xsl:template match="*" mode="details">
    <xsl:variable name="label" select="key('entry', @xml:id)/@label"/>
    <xsl:variable name="part">
      <xsl:choose>
        <xsl:when test="@role"><xsl:value-of select="translate(@role, '_', ' ')"/></xsl:when>
        <xsl:when test="parent::tei:listPerson/@type"><xsl:value-of select="parent::tei:listPerson/@type"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$part != ''"><xsl:text>, </xsl:text><span class="part"><xsl:value-of select="$part"/></span></xsl:if>
    <xsl:for-each select="*[normalize-space() != '' and normalize-space() != $label]">
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="." mode="detail"/>
    </xsl:for-each>
    <xsl:for-each select="*[starts-with(@v:href, 'http')][1]">
      <xsl:text> </xsl:text>
      <a href="{@v:href}"><xsl:value-of select="@v:href"/></a>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="*" mode="detail">
    <xsl:choose>
      <xsl:when test="@v:as = 'holder' or self::tei:listPlace or self::tei:place or self::tei:listPerson or self::tei:person or self::tei:p or self::tei:listBibl">
        <div><xsl:call-template name="identity"/><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:otherwise>
        <span><xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:idno[@v:href]" mode="detail"/>
</xsl:stylesheet>
