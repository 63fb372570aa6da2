<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons and bodies a document lists, with the places where it names them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:key name="mention" match="tei:*[@ref][@xml:id][ancestor::tei:text]" use="substring-after(@ref, '#')"/>
  <xsl:key name="speech" match="tei:sp[@who] | tei:u[@who]"
      use="substring-after(@who, '#')"/>

  <xsl:variable name="listed" select="//tei:person[not(ancestor::tei:text)]
      | //tei:personGrp[not(ancestor::tei:text)] | //tei:org[not(ancestor::tei:text)]"/>

  <xsl:template name="persons">
    <xsl:if test="$listed">
      <section class="persons" aria-labelledby="page:persons">
        <h2 id="page:persons"><xsl:call-template name="interface"/>People</h2>
        <ul>
          <xsl:apply-templates select="$listed" mode="entry"/>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="entry">
    <li>
      <xsl:call-template name="identity"/>
      <span class="who"><xsl:call-template name="name"/></span>
      <xsl:variable name="part">
        <xsl:choose>
          <xsl:when test="@role"><xsl:value-of select="translate(@role, '_', ' ')"/></xsl:when>
          <xsl:when test="key('speech', @xml:id)">speaker</xsl:when>
          <xsl:when test="ancestor::tei:listPerson[1]/@type">
            <xsl:value-of select="ancestor::tei:listPerson[1]/@type"/>
          </xsl:when>
        </xsl:choose>
      </xsl:variable>
      <xsl:if test="$part != ''">
        <xsl:text>, </xsl:text><span class="part"><xsl:value-of select="$part"/></span>
      </xsl:if>
      <xsl:for-each select="(tei:birth | tei:death | tei:occupation | tei:note | tei:state | tei:trait
                            | tei:affiliation | tei:nationality)[normalize-space() != '']">
        <xsl:text>; </xsl:text>
        <span class="{local-name()}"><xsl:apply-templates mode="plain"/></span>
      </xsl:for-each>
      <xsl:for-each select="tei:idno[starts-with(., 'http')] | tei:*[starts-with(@ref, 'http')]">
        <xsl:text> </xsl:text>
        <a href="{normalize-space(concat(@ref, self::tei:idno))}">
          <xsl:value-of select="normalize-space(concat(@ref, self::tei:idno))"/>
        </a>
      </xsl:for-each>
      <xsl:for-each select="key('mention', @xml:id)">
        <xsl:text> </xsl:text>
        <a class="mention" href="#{@xml:id}" aria-label="mention {position()}, in the text">
          <xsl:value-of select="position()"/>
        </a>
      </xsl:for-each>
    </li>
  </xsl:template>
</xsl:stylesheet>
