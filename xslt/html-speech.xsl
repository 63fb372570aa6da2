<?xml version="1.0" encoding="UTF-8"?>
<!-- Speech transcribed from sound (chapter 8): utterances, pauses, what is heard besides words,
     overlap, changes of voice. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- One with a printed speaker or with paragraphs is as a speech of a play. -->
  <xsl:template match="tei:u[tei:speaker or tei:p]">
    <xsl:call-template name="speech"/>
  </xsl:template>
  <xsl:template match="tei:u">
    <div>
      <xsl:call-template name="identity">
        <xsl:with-param name="class"><xsl:call-template name="speech-class"/></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@v:who">
        <xsl:attribute name="role">group</xsl:attribute>
        <xsl:attribute name="aria-label"><xsl:value-of select="concat('Speaker: ', @v:who)"/></xsl:attribute>
        <div class="speaker">
          <xsl:call-template name="anchor"><xsl:with-param name="what">utterance</xsl:with-param></xsl:call-template>
          <xsl:value-of select="@v:who"/>
          <xsl:call-template name="transition"/>
        </div>
      </xsl:if>
      <div class="p">
        <xsl:if test="not(@v:who)">
          <xsl:call-template name="anchor"><xsl:with-param name="what">utterance</xsl:with-param></xsl:call-template>
        </xsl:if>
        <xsl:call-template name="content"/>
      </div>
    </div>
  </xsl:template>
  <xsl:template match="tei:u/tei:seg">
    <xsl:text> </xsl:text>
    <xsl:call-template name="phrase"><xsl:with-param name="class">seg</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:annotationBlock">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">annotationBlock</xsl:with-param></xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- How an utterance follows the one before. -->
  <xsl:template name="transition">
    <xsl:if test="@trans = 'overlap' or @trans = 'latching'">
      <span class="manner"><xsl:call-template name="interface"/>
        <xsl:choose>
          <xsl:when test="@trans = 'overlap'"> overlaps with the one before</xsl:when>
          <xsl:otherwise> follows at once</xsl:otherwise>
        </xsl:choose>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Between two points of time others may speak too: the points are marked. -->
  <xsl:template match="tei:u//tei:anchor | tei:u//tei:when">
    <span class="xr xd point">
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      <xsl:text>⌊</xsl:text>
      <xsl:value-of select="translate((@synch | @n)[1], '#', '')"/>
      <xsl:text>⌋</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="tei:pause">
    <xsl:variable name="extent"><xsl:call-template name="extent"/></xsl:variable>
    <xsl:call-template name="heard">
      <xsl:with-param name="words">
        <xsl:text>pause</xsl:text>
        <xsl:if test="@type"><xsl:value-of select="concat(', ', @type)"/></xsl:if>
        <xsl:if test="$extent != ''"><xsl:value-of select="concat(', ', $extent)"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A change of voice: its feature and what that becomes. -->
  <xsl:template match="tei:shift">
    <xsl:call-template name="heard">
      <xsl:with-param name="words">
        <xsl:value-of select="@feature"/>
        <xsl:if test="not(@feature)">voice</xsl:if>
        <xsl:text>: </xsl:text>
        <xsl:value-of select="@new"/>
        <xsl:if test="not(@new)">normal</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:vocal | tei:kinesic | tei:incident | tei:writing">
    <xsl:variable name="who">
      <xsl:if test="@who"><xsl:call-template name="names"><xsl:with-param name="pointers" select="@who"/></xsl:call-template></xsl:if>
    </xsl:variable>
    <xsl:call-template name="heard">
      <xsl:with-param name="before"><xsl:if test="$who != ''"><xsl:value-of select="concat($who, ': ')"/></xsl:if></xsl:with-param>
      <xsl:with-param name="words">
        <xsl:if test="not(node())">
          <xsl:choose>
            <xsl:when test="self::tei:writing">writing</xsl:when>
            <xsl:when test="self::tei:kinesic">gesture</xsl:when>
            <xsl:when test="self::tei:vocal">sound</xsl:when>
            <xsl:otherwise>incident</xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What is heard or seen besides words, in brackets. -->
  <xsl:template name="heard">
    <xsl:param name="before"/>
    <xsl:param name="words"/>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class">stage</xsl:with-param></xsl:call-template>
      <span class="mark">[</span>
      <xsl:value-of select="$before"/>
      <xsl:value-of select="$words"/>
      <xsl:apply-templates/>
      <span class="mark">]</span>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
