<?xml version="1.0" encoding="UTF-8"?>
<!-- The fields of the header: a label and a value, for any element, so that none is lost. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="*" mode="field">
    <!-- What is not part of a line of words, nor makes paragraphs of its own. -->
    <xsl:variable name="nested" select="*[not(self::tei:p or self::tei:ab or self::tei:persName or self::tei:orgName or self::tei:placeName or self::tei:name or 
        self::tei:date or self::tei:ref or self::tei:title or self::tei:hi or self::tei:forename or self::tei:surname or 
        self::tei:term or self::tei:foreign or self::tei:list or self::tei:lb or self::tei:settlement or self::tei:country or 
        self::tei:roleName or self::tei:emph or self::tei:code or self::tei:gi or self::tei:soCalled)]"/>
    <div>
      <dt>
        <xsl:if test="not(self::tei:date or self::tei:ref or self::tei:idno or self::tei:p or self::tei:ab)"><xsl:call-template name="identity"/></xsl:if>
        <xsl:call-template name="label"/>
      </dt>
      <dd>
        <xsl:choose>
          <xsl:when test="*[not(node())][not(@copyOf)] and normalize-space() = ''">
            <xsl:apply-templates select="*" mode="attributes"/>
          </xsl:when>
          <xsl:when test="$nested and not(text()[normalize-space() != ''])">
            <dl><xsl:apply-templates select="*" mode="field"/></dl>
          </xsl:when>
          <xsl:when test="normalize-space() != '' or @copyOf">
            <xsl:apply-templates select="." mode="value"/>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="attributes"/></xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
  </xsl:template>

  <!-- Wrappers whose children say it all. -->
  <xsl:template mode="field" match="tei:langUsage | tei:editorialDecl | tei:appInfo | tei:textClass
      | tei:settingDesc | tei:setting | tei:availability[*] | tei:creation[tei:date][count(*) = 1]
      | tei:objectDesc | tei:supportDesc | tei:msContents | tei:listChange | tei:handNotes | tei:tagsDecl | tei:charDecl | tei:namespace | tei:listPerson | tei:particDesc">
    <xsl:apply-templates select="*" mode="field"/>
  </xsl:template>

  <xsl:template match="tei:rendition" mode="field">
    <xsl:if test="not(preceding-sibling::tei:rendition)">
      <div>
        <dt>Marks of the source</dt>
        <dd>
          <ul class="renditions">
            <xsl:for-each select="../tei:rendition">
              <li>
                <code><xsl:value-of select="concat(@selector, @xml:id)"/></code>
                <xsl:if test="@scope"><xsl:value-of select="concat(', ', @scope)"/></xsl:if>
                <xsl:text>: </xsl:text>
                <code><xsl:value-of select="normalize-space()"/></code>
              </li>
            </xsl:for-each>
          </ul>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:char | tei:glyph" mode="field">
    <div>
      <dt>Character</dt>
      <dd>
        <xsl:value-of select="@xml:id"/>
        <xsl:for-each select="*[@name = 'Name' or @name = 'name'][@value]">
          <xsl:value-of select="concat(' ', @value)"/>
        </xsl:for-each>
        <xsl:for-each select="*[not(@value)][normalize-space() != ''][not(self::tei:mapping)]">
          <xsl:text> </xsl:text><xsl:apply-templates mode="plain"/>
        </xsl:for-each>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="tei:application" mode="field">
    <div>
      <dt>Made with</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="tei:label"><xsl:apply-templates select="tei:label/node()"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@ident"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text><xsl:value-of select="@version"/>
        <xsl:for-each select="*[not(self::tei:label)][normalize-space() != '']">
          <xsl:text>; </xsl:text><xsl:apply-templates select="." mode="plain"/>
        </xsl:for-each>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="tei:licence" mode="field">
    <div><dt>Licence</dt><dd><xsl:call-template name="licence"/></dd></div>
  </xsl:template>

  <!-- One description says it all. -->
  <xsl:template match="*[tei:desc][count(*) = 1]" mode="field">
    <div>
      <dt><xsl:call-template name="label"/></dt>
      <dd><xsl:apply-templates select="tei:desc/node()"/></dd>
    </div>
  </xsl:template>

  <!-- Values. -->
  <xsl:template match="*" mode="value"><xsl:call-template name="content"/></xsl:template>
  <xsl:template match="tei:language" mode="value">
    <xsl:apply-templates/>
    <xsl:if test="@ident"><xsl:text> </xsl:text><code><xsl:value-of select="@ident"/></code></xsl:if>
  </xsl:template>
  <xsl:template match="tei:idno | tei:date | tei:ref | tei:p | tei:ab" mode="value"><xsl:apply-templates select="."/></xsl:template>

  <xsl:template match="*" mode="attributes">
    <xsl:for-each select="@*[not(name() = 'xml:id') and not(namespace-uri() = 'urn:teitools:view')]">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:value-of select="concat(local-name(), ' ', .)"/>
    </xsl:for-each>
    <xsl:if test="following-sibling::*">; </xsl:if>
  </xsl:template>

  <!-- What a reader calls the current element. -->
  <xsl:template name="label">
    <xsl:variable name="name" select="local-name()"/>
    <xsl:choose>
      <xsl:when test="self::tei:editor and @role"><xsl:value-of select="@role"/></xsl:when>
      <xsl:when test="self::tei:idno and @type"><xsl:value-of select="@type"/></xsl:when>
      <xsl:when test="self::tei:date and parent::tei:setting">held</xsl:when>
      <xsl:when test="self::tei:textLang">language of the original</xsl:when>
      <xsl:when test="contains($label-list, concat('|', $name, '='))">
        <xsl:value-of select="substring-before(substring-after($label-list, concat('|', $name, '=')), '|')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="label-list">|physDesc=physical description|support=material|handDesc=hands|decoDesc=decoration|bindingDesc=binding|layoutDesc=layout|scriptDesc=script|accMat=accompanying material|origDate=date of origin|origPlace=place of origin|adminInfo=administration|custodialHist=custody|finalRubric=final rubric|msItem=item|secFol=second folio|persName=name|placeName=name|orgName=name|musicNotation=music|typeDesc=type|sealDesc=seals|abstract=summary|activity=activity|availability=availability|bibl=citation|biblFull=source|biblStruct=source|calendarDesc=calendar|catRef=category|classCode=class|classDecl=classifications|correction=corrections|creation=created|date=date|distributor=distributor|edition=edition|editionStmt=edition|extent=extent|handNote=hand|hyphenation=hyphenation|interpretation=interpretation|keywords=keywords|language=language|locus=pages|metDecl=metre|normalization=normalization|notesStmt=notes|p=statement|ab=statement|pubPlace=place|principal=principal investigator|profileDesc=profile|projectDesc=project|publicationStmt=publication|quotation=quotation marks|recordingStmt=recording|refsDecl=references|samplingDecl=sampling|segmentation=segmentation|seriesStmt=series|sourceDesc=source|stdVals=standard values|titleStmt=title|transcriptionDesc=transcription|variantEncoding=variants|</xsl:variable>
</xsl:stylesheet>
