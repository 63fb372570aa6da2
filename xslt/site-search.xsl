<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: a form that any page can have, and the page that answers it by a script. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:teitools:site"
    exclude-result-prefixes="s">

  <xsl:template name="search-form">
    <form class="search" role="search" action="search.html" method="get">
      <label for="words"><xsl:value-of select="key('word', 'search-label')"/></label>
      <div class="field">
        <input type="search" id="words" name="q" autocomplete="off" spellcheck="false" dir="auto">
          <xsl:if test="$page/@kind = 'search'"><xsl:attribute name="aria-describedby">hint</xsl:attribute></xsl:if>
        </input>
        <button><xsl:value-of select="key('word', 'search')"/></button>
      </div>
    </form>
  </xsl:template>

  <!-- The script reads its words from the data- attributes. -->
  <xsl:template match="s:page[@kind = 'search']" mode="content">
    <xsl:call-template name="masthead"/>
    <noscript><p class="notice"><xsl:value-of select="key('word', 'search-script')"/></p></noscript>
    <xsl:call-template name="search-form"/>
    <p id="hint" class="hint"><xsl:value-of select="key('word', 'search-hint')"/></p>
    <p id="status" class="status" role="status" aria-live="polite"></p>
    <section id="results" aria-labelledby="results-title" hidden="hidden"
        data-wait="{key('word', 'search-wait')}" data-none="{key('word', 'search-none')}"
        data-found="{key('word', 'search-found')}" data-fault="{key('word', 'search-fault')}"
        data-short="{key('word', 'search-short')}" data-more="{key('word', 'search-more')}">
      <h2 id="results-title" class="spoken"><xsl:value-of select="key('word', 'search-results')"/></h2>
      <ol class="results"></ol>
    </section>
  </xsl:template>
</xsl:stylesheet>
