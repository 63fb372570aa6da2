<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:ttsch="urn:x-teitools:schematron"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- What every stylesheet that is made of a Schematron schema holds besides (teitools/schematron). -->

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- Whether it is said, too, which patterns are active and which rules fire. -->
  <xsl:param name="ttsch:all" as="xs:boolean" select="false()"/>

  <!-- The address of the schema, or nothing. -->
  <xsl:param name="ttsch:base" as="xs:string" select="''"/>

  <!-- Documents that were asked for, by their addresses; addresses that are not read. -->
  <xsl:param name="ttsch:documents" as="map(xs:string, document-node())" select="map{}"/>
  <xsl:param name="ttsch:absent" as="xs:string*" select="()"/>
  <xsl:variable name="ttsch:primary" as="document-node()" select="/"/>

  <!-- What time it is, if that was asked for. -->
  <xsl:param name="ttsch:moment" as="xs:string" select="''"/>

  <!-- Instead of fn:current-dateTime and its like: a document for which the time is asked for is judged again, so that it is known which these are. -->
  <xsl:function name="ttsch:current-dateTime" as="xs:dateTime">
    <xsl:sequence select="if ($ttsch:moment = '') then error(QName('urn:x-teitools:schematron', 'ttsch:missing'), 'teitools-missing: moment :teitools') else xs:dateTime($ttsch:moment)"/>
  </xsl:function>
  <xsl:function name="ttsch:current-date" as="xs:date">
    <xsl:sequence select="xs:date(ttsch:current-dateTime())"/>
  </xsl:function>
  <xsl:function name="ttsch:current-time" as="xs:time">
    <xsl:sequence select="xs:time(ttsch:current-dateTime())"/>
  </xsl:function>

  <!-- Instead of functions of numbers, where expressions are those of XPath 1.0. -->
  <xsl:function name="ttsch:whole" as="xs:anyAtomicType">
    <xsl:param name="number" as="xs:double"/>
    <xsl:sequence select="if (abs($number) lt 1e15) then xs:integer($number) else $number"/>
  </xsl:function>
  <xsl:function name="ttsch:abs" as="xs:anyAtomicType">
    <xsl:param name="items" as="item()*"/>
    <xsl:sequence select="abs(number($items[1]))"/>
  </xsl:function>
  <xsl:function name="ttsch:ceiling" as="xs:anyAtomicType">
    <xsl:param name="items" as="item()*"/>
    <xsl:sequence select="ttsch:whole(ceiling(number($items[1])))"/>
  </xsl:function>
  <xsl:function name="ttsch:floor" as="xs:anyAtomicType">
    <xsl:param name="items" as="item()*"/>
    <xsl:sequence select="ttsch:whole(floor(number($items[1])))"/>
  </xsl:function>
  <xsl:function name="ttsch:round" as="xs:anyAtomicType">
    <xsl:param name="items" as="item()*"/>
    <xsl:sequence select="ttsch:whole(round(number($items[1])))"/>
  </xsl:function>
  <xsl:function name="ttsch:round" as="xs:double">
    <xsl:param name="items" as="item()*"/>
    <xsl:param name="precision" as="item()*"/>
    <xsl:sequence select="round(number($items[1]), xs:integer(number($precision[1])))"/>
  </xsl:function>

  <xsl:function name="ttsch:sum" as="xs:anyAtomicType?">
    <xsl:param name="items" as="item()*"/>
    <xsl:sequence select="if (every $each in $items satisfies $each instance of node()) then ttsch:whole(sum($items ! number(.))) else sum($items)"/>
  </xsl:function>
  <xsl:function name="ttsch:sum" as="xs:anyAtomicType?">
    <xsl:param name="items" as="item()*"/>
    <xsl:param name="zero" as="xs:anyAtomicType?"/>
    <xsl:sequence select="sum($items, $zero)"/>
  </xsl:function>

  <!-- What is said of a value of XPath 1.0: its first node; a whole number has no exponent. -->
  <xsl:function name="ttsch:first" as="item()?">
    <xsl:param name="items" as="item()*"/>
    <xsl:variable name="first" select="$items[1]"/>
    <xsl:sequence select="if ($first instance of xs:double and abs($first) lt 1e15 and $first = floor($first)) then xs:integer($first) else $first"/>
  </xsl:function>

  <!-- The place of a node: how many starts and ends of elements, comments and processing instructions are before it. -->
  <xsl:accumulator name="ttsch:events" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
    <xsl:accumulator-rule match="*" phase="end" select="$value + 1"/>
    <xsl:accumulator-rule match="comment() | processing-instruction()" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Where a finding stands, as attributes: at the first of the subjects that is a node of a document, or else at the node that fired the rule. -->
  <xsl:function name="ttsch:at" as="attribute()*">
    <xsl:param name="subjects" as="item()*"/>
    <xsl:param name="node" as="item()"/>
    <xsl:variable name="n" as="item()" select="($subjects[. instance of node()][root() is $ttsch:primary or ttsch:uri(.) != ''], $node)[1]"/>
    <xsl:if test="$n instance of node()">
      <xsl:variable name="k" select="if ($n instance of element()) then 'element' else if ($n instance of attribute()) then 'attribute' else if ($n instance of text()) then 'text' else if ($n instance of comment()) then 'comment' else if ($n instance of processing-instruction()) then 'processing-instruction' else if ($n instance of document-node()) then 'document-node' else 'namespace-node'"/>
      <xsl:variable name="held" select="if ($k = ('attribute', 'namespace-node')) then $n/.. else $n"/>
      <xsl:attribute name="k" select="$k"/>
      <xsl:attribute name="e" select="if ($held) then $held/accumulator-before('ttsch:events') else 0"/>
      <xsl:attribute name="q" select="name($n)"/>
      <xsl:if test="not(root($n) is $ttsch:primary)"><xsl:attribute name="d" select="ttsch:uri($n)"/></xsl:if>
      <xsl:if test="$ttsch:all"><xsl:attribute name="l" select="path($n)"/></xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- The address of the document that a node is in. -->
  <xsl:function name="ttsch:uri" as="xs:string">
    <xsl:param name="node" as="item()"/>
    <xsl:variable name="root" select="$node[. instance of node()]/root()"/>
    <xsl:sequence select="if ($root is $ttsch:primary) then string(document-uri($root)) else string($root ! map:keys($ttsch:documents)[$ttsch:documents(.) is $root][1])"/>
  </xsl:function>

  <!-- The absolute address of what is named. -->
  <xsl:function name="ttsch:address" as="xs:string">
    <xsl:param name="item" as="item()"/>
    <xsl:param name="base" as="xs:string"/>
    <xsl:variable name="href" select="iri-to-uri(replace(string($item), '#.*$', ''))"/>
    <xsl:sequence select="if ($base = '' or starts-with($base, 'urn:x-teitools:')) then (if ($href = '') then string(document-uri($ttsch:primary)) else $href) else replace(string(resolve-uri($href, $base)), '^file:/([^/])', 'file:///$1')"/>
  </xsl:function>

  <!-- The documents at addresses. Those that are not there yet are asked for, by an error. -->
  <xsl:function name="ttsch:known" as="document-node()*">
    <xsl:param name="addresses" as="xs:string*"/>
    <xsl:variable name="missing" select="distinct-values($addresses[not(. = string(document-uri($ttsch:primary)))][not($ttsch:documents(.))])"/>
    <xsl:if test="exists($missing[not(. = $ttsch:absent)])">
      <xsl:sequence select="error(QName('urn:x-teitools:schematron', 'ttsch:missing'), string-join(('teitools-missing:', $missing[not(. = $ttsch:absent)], ':teitools'), ' '))"/>
    </xsl:if>
    <xsl:if test="$missing = $ttsch:absent">
      <xsl:sequence select="error(QName('urn:x-teitools:schematron', 'ttsch:absent'), 'the document ' || $missing[. = $ttsch:absent][1] || ' cannot be read')"/>
    </xsl:if>
    <xsl:sequence select="for $each in $addresses return ($ttsch:documents($each), $ttsch:primary[document-uri() = $each])[1]"/>
  </xsl:function>

  <!-- Instead of fn:document. -->
  <xsl:function name="ttsch:document" as="node()*">
    <xsl:param name="items" as="item()*"/>
    <xsl:sequence select="for $each in $items return ttsch:part($each, string(if ($each instance of node()) then base-uri($each) else $ttsch:base))"/>
  </xsl:function>
  <xsl:function name="ttsch:document" as="node()*">
    <xsl:param name="items" as="item()*"/>
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="for $each in $items return ttsch:part($each, string(base-uri($node)))"/>
  </xsl:function>
  <xsl:function name="ttsch:part" as="node()*">
    <xsl:param name="item" as="item()"/>
    <xsl:param name="base" as="xs:string"/>
    <xsl:variable name="found" select="ttsch:known(ttsch:address($item, $base))"/>
    <xsl:variable name="part" select="substring-after(string($item), '#')"/>
    <xsl:sequence select="if ($part = '') then $found else ($found/id($part), $found//*[@xml:id = $part])[1]"/>
  </xsl:function>

  <!-- Instead of fn:doc. -->
  <xsl:function name="ttsch:doc" as="document-node()?">
    <xsl:param name="href" as="item()?"/>
    <xsl:sequence select="for $each in $href return ttsch:known(ttsch:address(string($each), $ttsch:base))"/>
  </xsl:function>

  <!-- Instead of fn:doc-available. -->
  <xsl:function name="ttsch:doc-available" as="xs:boolean">
    <xsl:param name="href" as="item()?"/>
    <xsl:sequence select="exists($href[not(ttsch:address(string(.), $ttsch:base) = $ttsch:absent)]) and exists(ttsch:doc($href))"/>
  </xsl:function>

  <!-- The documents that the attribute documents of a pattern means. -->
  <xsl:function name="ttsch:subordinate" as="document-node()*">
    <xsl:param name="items" as="item()*"/>
    <xsl:variable name="base" select="string(base-uri($ttsch:primary))"/>
    <xsl:sequence select="$items[. instance of document-node()] | ttsch:known(for $each in $items[not(. instance of document-node())], $one in tokenize(string($each)) return ttsch:address($one, string(if ($each instance of node()) then base-uri($each) else $base)))"/>
  </xsl:function>
</xsl:stylesheet>
