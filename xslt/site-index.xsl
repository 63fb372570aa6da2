<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes of a site: documents by date; persons, places and the like with every place where
     they are named; kinds of text, subjects, archives. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:teitools:site"
    exclude-result-prefixes="s">

  <xsl:template match="s:page[@kind = 'index']" mode="content">
    <header class="masthead">
      <h1><xsl:value-of select="@title"/> <span class="count"><xsl:value-of select="@count"/></span></h1>
    </header>
    <xsl:if test="s:jump[2]">
      <nav class="jumps" aria-label="{key('word', 'jump')}">
        <ul><xsl:for-each select="s:jump"><li><a href="{@href}"><xsl:value-of select="@label"/></a></li></xsl:for-each></ul>
      </nav>
    </xsl:if>
    <xsl:apply-templates select="s:section"/>
    <xsl:if test="s:part">
      <nav class="parts" aria-label="{key('word', 'pages')}">
        <ul>
          <xsl:for-each select="s:part">
            <li><a href="{@href}"><xsl:if test="@here"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><bdi><xsl:value-of select="@label"/></bdi></a></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="s:section">
    <section class="group">
      <xsl:if test="@id != ''">
        <xsl:attribute name="aria-labelledby"><xsl:value-of select="@id"/></xsl:attribute>
        <h2 id="{@id}"><xsl:value-of select="@label"/></h2>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="s:document"><ol class="documents"><xsl:apply-templates select="s:document" mode="row"/></ol></xsl:when>
        <xsl:otherwise><ul class="entries"><xsl:apply-templates select="s:entry"/></ul></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- An entry: one person, place … ; or several of the same name, of which nothing says that
       they are one. -->
  <xsl:template match="s:entry">
    <li>
      <xsl:choose>
        <xsl:when test="s:bearer[2]">
          <span class="name"><bdi><xsl:value-of select="@label"/></bdi></span>
          <span class="remark"><xsl:text> </xsl:text><xsl:value-of select="key('word', 'same')"/></span>
          <ul class="bearers">
            <xsl:for-each select="s:bearer">
              <li id="{@id}"><xsl:call-template name="details"/><xsl:call-template name="occurrences"/></li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:when test="s:bearer">
          <xsl:attribute name="id"><xsl:value-of select="s:bearer/@id"/></xsl:attribute>
          <span class="name"><bdi><xsl:value-of select="@label"/></bdi></span>
          <xsl:for-each select="s:bearer"><xsl:call-template name="details"/><xsl:call-template name="occurrences"/></xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:if test="@id != ''"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
          <span class="name"><bdi><xsl:value-of select="@label"/></bdi></span>
          <xsl:text> </xsl:text><span class="count"><xsl:value-of select="count(s:document)"/></span>
          <ol class="documents"><xsl:apply-templates select="s:document" mode="row"/></ol>
        </xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template name="details">
    <xsl:if test="@details != ''"><xsl:text> </xsl:text><span class="details"><bdi><xsl:value-of select="@details"/></bdi></span></xsl:if>
    <xsl:if test="@address != ''">
      <xsl:text> </xsl:text>
      <a class="record" href="{@address}" title="{@address}">
        <xsl:attribute name="aria-label"><xsl:value-of select="concat(../@label, ': ', key('word', 'record'))"/></xsl:attribute>
        <xsl:value-of select="key('word', 'record')"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- Where an entry is named: the documents, and in each the roles and the places. -->
  <xsl:template name="occurrences">
    <ul class="occurrences">
      <xsl:for-each select="s:document">
        <li>
          <xsl:call-template name="document-link"/>
          <xsl:if test="@date != ''"><xsl:text> </xsl:text><span class="when"><bdi><xsl:call-template name="date-language"/><xsl:value-of select="@date"/></bdi></span></xsl:if>
          <span class="roles">
            <xsl:for-each select="s:role">
              <xsl:text> </xsl:text>
              <xsl:if test="@kind != 'mentioned' or ../s:role[2]">
                <span class="role">
                  <xsl:value-of select="@label"/>
                  <xsl:if test="@count"><xsl:value-of select="concat(' (', @count, ')')"/></xsl:if>
                </span>
              </xsl:if>
              <xsl:apply-templates select="s:place"/>
            </xsl:for-each>
          </span>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="s:place">
    <xsl:text> </xsl:text>
    <a class="mention" href="{@href}" aria-label="{../../@title}, {../@label}, {key('word', 'mention')} {position()}"><xsl:value-of select="position()"/></a>
  </xsl:template>
</xsl:stylesheet>
