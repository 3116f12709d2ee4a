<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy">
 <context>
  <name>MedwayIsolation</name>
  <message>
   <source>&amp;Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Choose a style</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;DPI</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Domain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Edition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Export mine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Keep both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Number of classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Opacity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Order by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;People</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Replace existing files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Replace it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Report of the verdict…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Source line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Title</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Under {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Write the sentence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' are both for the band {band} (a recipe that names no band counts for it). Open one of them, or give each a band of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(choose a field)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(none)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(removed: {name})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(the areas)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 (most {what})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 (worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 = most {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 = worst</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A filter hides a part of the layer: ranks and quintiles count only what is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A higher value is worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A layer that the weights need was removed. Choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A layer that was being read was removed: nothing was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A layout draws layers in the order of the Layers panel. Move the wards ({wards}) above {areas} there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A lower value is worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A page for each ward, in PDF, PNG or HTML: its areas in colour and in a table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A part of what this project remembers of the panel ({part}) cannot be used and was passed over. The layers are not affected. Look through the panel and save the project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A rule has at most {number} criteria: remove one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A run is under way: wait until it is done.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A weight that is changed in one band is changed in the other too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A3 landscape</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A3 portrait</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A4 landscape</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A4 portrait</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Above the inner limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Above the outer limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add &amp;health quintiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add &amp;sample data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add a criterion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add areas to the project: your own layer of LSOAs, or the fictional sample borough.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add each variable's part of the score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add official &amp;files…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add official files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add sample data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Age band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All areas shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All criteria</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All numeric fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All values are equal: there is one class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Always</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An area cannot be drawn on the map. Check the layer's coordinate reference system.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An export is running. Wait for it, or cancel it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An export is running: wait for it, or cancel it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Any criterion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Any field of a comparison of two indices (empty: found by its name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>April</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area &amp;meets</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area (its code)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area c&amp;ode</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that lie in no ward and so are on no ward's page: {number}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that meet the rule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas to keep (empty: all)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>At least</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>At least this many criteria</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Audit of {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>August</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back to the weights of the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bands that the weights are for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Below the inner limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Below the outer limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benchmark's rate, in the unit of the rates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Better than average, neighbours too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Better than average, neighbours worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both maps in one file that looks the same when somebody else opens it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both, in fields of their own</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both, s&amp;ide by side</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By authority</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By how many {several} each area moved among the areas that have both ({one} 1 = {worst}). A move is relative to the other areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By its headings no table is an index of deprivation. Choose it here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled: nothing was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census, mid-year estimates, indices of deprivation, lookups and segmentations as downloaded; files can be dropped here too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change between two results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change both bands together</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change from {first} to {second}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose PDF, PNG or HTML: an atlas has no SVG.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose PDF, PNG or SVG: a layout of your own has no accessible form.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a weight profile or a recipe first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose an area in the list: its values are explained here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose an area to see it on the map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose at least one figure and one format.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose at least one figure.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose at least one file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose how it looks, then export it for your paper.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the areas first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the field that holds the area codes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the field with the area codes in the part Areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the field with the area codes of the table of indicators above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the fields above for: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the fields of the tables of households and of types above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the folder to write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the layer with the areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the layer with the wards.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the layer with your areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the tables of households and of types above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Class 1 is &amp;most</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Classes &amp;by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Classes, both maps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Codes, ranks and classes are left out unless this is ticked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colour ramp</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compared indices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Comparison</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Comparison of criterion {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Composite index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compute the index with these weights, as the toolbox does, and add it as layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Confidence level</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contains National Statistics data © Crown copyright and database right {year}. Contains Ordnance Survey data © Crown copyright and database right {year}. Official data licensed under the Open Government Licence v3.0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Control false discoveries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cop&amp;y</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy the sentence, to paste it into your paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Correlations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts that are only said to be below a limit, such as '&lt;5'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Criteria of your own (comparison: =, !=, &lt;, &lt;=, &gt; or &gt;=)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>December</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Denominator field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Deprivation groups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Deprivation quintiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Details…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Did you mean {names}?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Domain, in words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Done</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Done: {first} and {second}. Quintile 1 is the worst.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Done: {first}. Quintile 1 is the worst.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dots per inch of pictures: 300 for print, 150 for a screen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draws</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each has its weight below, and an arrow that says which of its values are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edition and vintage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Empty now, because temporary: {names}. Press Apply again in Weights or Priority.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Equal intervals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Equal numbers of areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every weight for {band} is 0, so nothing counts and the map stays as it is. Give at least one indicator a weight above 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exclude</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export &amp;table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export Geo&amp;Package</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export atlas of &amp;wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export fi&amp;gures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>February</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fewer than {number} {classes} either way</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fewest households that a type may rest on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fictional sample data that comes with Medway Isolation; not a real place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of criterion {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of the data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of the data for {field}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field with the area codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fields of the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fields of the recipe that are called otherwise in your data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Figures (none chosen: all that the layers allow)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Figures for the report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File names begin with</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files, one a line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First letters of the output fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flagged areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fold or unfold {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder for maps and tables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder for the files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder to copy the sample data to (empty: in your QGIS profile)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>For&amp;mat</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Formats</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>GeoPackage with the styles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Greys and &amp;hatches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Greys and hatches, for printers without colour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Headings in plain &amp;English</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Headings in plain English, not field names</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health Deprivation and Disability</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health quintile (empty: found by its name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health quintiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health quintiles are added to maps: make one, or show a result as two maps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health quintiles are being made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Histogram of the values with the class limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households of a type that the table of types does not have are left out, and their share is told</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many criteria an area must meet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How much hangs on the choice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How the sentence begins</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>I&amp;nset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In one sentence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the worst fifth under all choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In {number} of {areas} areas the share changed by more than its {level} % interval allows; by chance alone in about {chance}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index for people {band}, not shown to be of isolation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index held against a yardstick</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index of own fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indexes, 100 = average</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Input fingerprint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation by health (3 × 3)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation by health has colours of its own: choose something else under Classes by.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation, 65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation, under 65</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It has no fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its fields are: {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>January</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>July</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>June</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known and unknown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leaves the chosen figures in the project as layouts, to be finished by hand. Layers keep their look: each layout has styles and a map theme of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Legend: isolation by health, the worst of both at the top right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Level of significance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely social isolation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely social isolation among people aged {age} and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely social isolation among people under {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely social isolation, all ages (weights for {band})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Living-alone index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Living-alone index…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup of postcodes or output areas to areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: area code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lower values of {label} are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Made on {date}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make &amp;another map…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a copy on the British National Grid and take it as the areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a first &amp;map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a layer of the flagged areas, as the algorithm 'Priority areas' does</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a map of where people may be isolated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map of change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>March</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>May</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Medway Isolation panel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Medway Isolation {version}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Medway Isolation, a plugin of QGIS</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Medway Isolation: {index}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Models (*.model3)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move the mouse over the map to see an area's value.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Moved by {number} {classes} or more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of the rule, for legends (such as 65+)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name the &amp;wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Natural breaks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Never</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has a value: every area is hatched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has changed its rank.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area is counted in this ward.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area under the mouse.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field of the layer {name} looks like ward names. Set its labels in the layer's properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No health class: the rule looks at isolation only. To add one, run 'Health-deprivation quintiles'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No layer of wards is in the project. Add one: the sentence names the wards it shows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No pattern beyond chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No table of areas was found in the lookup.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing to redo: undo a change first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing to undo: change a weight first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>November</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of classes (5 = quintiles; 1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of classes of the fields (5 = quintiles; 1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Numerator field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>October</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Official files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Official files ({endings})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Official files that were read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On the map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only for values with a middle that means something, such as 100 = the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opacity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a weight profile or recipes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open in La&amp;yout Manager</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the algorithm 'Priority areas' with this rule filled in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the panel's help page, which is on this computer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opens a map view beside the map with the other band; both show the same place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Or a recipe of your own (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Or a table of indicators (worse: higher or lower)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other edition: number of areas that it ranks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Outline &amp;priority areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overwrite files of the same names</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Own fields…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>P&amp;lace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Percentages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Place not stated. {source}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Press Apply to make the map. After that every change is shown at once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority area ({rule})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority areas</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Priority areas: {n} flagged. The layer is in the project.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Priority areas: {rule}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority flags (empty: found by their names)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority rule: criteria beside being in the worst class (such as dep_q = 1)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Progress of the export</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Proportions, 0 to 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Purple and orange</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Put health into both maps, from the index of deprivation that the project holds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>QGIS has no algorithm {name}. Enable it in the Processing options.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quintile of another index (empty: the composite index)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quintile, 65 and over (empty: found by its name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quintile, under 65 (empty: found by its name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quintiles of the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank intervals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate per</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rates and limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read a downloaded file as (file name=shape; empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading official files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading the areas and their tables…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading the areas…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading was cancelled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading what the priority rule is of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading what the weights are of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recipe fingerprint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recipe: {title} ({fingerprint})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recipes (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove criterion {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove this criterion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Replace files there that differ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Replacing it loses what was changed in it by hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resolution (dots per inch)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Result of 'Composite index'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Results that are in the project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Robustness of {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rule not stated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rule to begin with</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rule whose areas are outlined</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rule: {rule}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>S&amp;ubtitle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same &amp;limits for both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same {class}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample data added. It is fictional. Next: Make a first map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample data added. It is fictional. Next: Plugins &gt; Medway Isolation &gt; Living-alone index, then Run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the workflow as a model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the workflow as a model of your own…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save them in &amp;metres</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save these weights as a weight profile or recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved as {name}. Open it in Processing &gt; Model Designer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Say &amp;it…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Say what class 1 is most of, the number of classes, source, year or edition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Seed (the same seed gives the same draws)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segmentation index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sentence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>September</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Several tables tell of health: {names}. Choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share 65+</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share &lt;65</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of the whole index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show as &amp;two maps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show this layer and hide the other one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>So that a colour means the same value under 65 and 65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source not stated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source: {source}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source: {source}; not stated: {missing}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Spatial pattern</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Spatial pattern of {index}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Statistics</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Style</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Style the output layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>T&amp;itle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Taken for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That did not work: {error}. Nothing was changed. Try again, or look in the log messages, tab {tab}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That layer is not in the project any more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The GeoPackage could not be written whole. Check the disk's free space, or choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The accessible form of each page: its text and its data as tables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The algorithm stopped without saying why.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas are in metres now: {name}. The layer in degrees is left as it was.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer has no coordinate reference system, so the page has no scale bar. Set it in the layer's properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer has no field that looks like {what}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer has no field that looks like {what}: choose one ({parameter}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The copy {path} cannot be opened.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The densest part, larger, in a corner where nothing is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' is of no comparison with the classes of both indices, so that what moved is not known. Run Compare two indices (compareindices), and choose its output.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' of the layer {layer} holds '{cell}', which is no number. Choose another field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} cannot be made: {why}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} cannot be made: {why}. Save the weights elsewhere and use the toolbox.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} does not exist. Make it first, or choose another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The headings of {table} do not say which edition it is. Choose it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index has made no layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index was computed with these weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer '{name}' cannot be read: its source is gone or has changed ({source}). Repair its data source in the layer's properties, or choose another layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer has no coordinate reference system. Set it: layer's properties &gt; Source.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer has no field {field} any more. Choose the field that holds the area codes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer has no isolation class for the band {band}. Run an index on the areas first, or choose the layer that an index has made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer holds no areas. Clear its filter, or choose another layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer is being edited: save the edits before you run an index.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer is in degrees. Indices are right; for distances and scale bars save it in metres.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer of the priority rule was removed. Choose another one; the rule is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer of wards was removed: choose another one in Style, under Look.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer of wards, {name}, was removed. Choose another one under Look.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} cannot be drawn in {system}. Check its coordinate reference system.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} has no field '{field}'. Choose another field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} has no field '{field}'. Choose another flag.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {name} has no health quintile. Press Add health quintiles in the part Areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {name} holds no results any more. Run the index again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layout is there already</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The least that they can be</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The map shows these weights by {quantile}; no file has changed. Apply writes them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The map shows these weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The map's layer has no field '{field}', so it cannot be coloured.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The map's layer has nothing that this figure shows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The maps have no health yet: press Add health quintiles in the part Areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The maps hold health quintiles now. Next: the part Priority.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The maps hold health quintiles: see Isolation by health in the part Style.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The most that they can be</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The new layer does not hold the index of the maps, so they are as they were.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of classes is {number}: choose one from {low} to {high}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The outline is {width} mm wide: choose a width from 0 to 5 mm.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The page has no room for an inset, or no areas to show in it: it is left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The page template {path} cannot be read as a layout template of QGIS with a map whose item id is 'map'. Choose another template, or install the plugin again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The page {name} could not be written whole. Check the disk's free space, and choose a folder that you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The page {name} is too large for this computer's memory. Choose a smaller resolution or page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The print style tells at most {most} classes apart, and there are {classes}. Choose fewer classes, or print in colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The print style, for printers without colour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The project has a layout '{name}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The project has no layer of wards: add one with fields such as WD25NM, or with wards in its name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The project holds no priority areas yet: press Apply in the part Priority.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The project's weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The result {path} cannot be opened. Run it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The sample data is not in the project. Choose Add sample data first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table {name} was removed. Choose another one above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tables are being read</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The values are too alike for {wanted} classes: there are {n} classes.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The ward map needs a wards layer (WARDS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights are those of the file: change one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no areas yet. Choose a layer, or add the sample data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no areas yet: choose their layer below, or add the sample data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no priority areas yet. Press Apply: the sentence names their wards.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no priority areas yet: press Apply in the part Priority.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no colour ramp '{name}'. There are: {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no comparison yet: run Compare two indices, in the Processing Toolbox.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no map to style yet. Make one first (Areas).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no map yet: make one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no result of this band: show one that has it, in the part Areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no sentence yet: press Write the sentence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is nothing to export yet. Make a map first (Areas).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is one map only: show a result of both bands, in the part Areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These classes are fixed: under Classes by, choose one of the three others.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These weights are for one band: choose others that have both.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This area is no longer in the layer. The list is made again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This indicator does not count: tick it to change its weight.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This kind of style cannot carry an outline of priority areas. Choose another style.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This project was saved with a newer version of Medway Isolation. The panel starts afresh and leaves what the newer version stored as it is. Upgrade the plugin to use it (Plugins &gt; Manage and Install Plugins).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Threshold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Threshold of criterion {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tick at least one field of the index above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tick the fields of the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Title of the profile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Toolbox…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undecided (values missing)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under 65</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under 65 and 65+ as a layer each, in a group of the layer tree</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under at least half of the choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under fewer than half of the choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under no choice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variable (at most 10 characters)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variables: {names}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Verdict: {verdicts}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vintage of the layer's codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward sentence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward summary</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards by number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards layer (or give a lookup table)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards without a name in {field}, which the maps leave without one: {number}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Warnings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight of {label}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight of {label}, slider</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight profile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight profile or recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight profile: a file, or one or two of {names}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight profiles (*)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight profiles (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights and form that were used</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights from a panel: weight profile (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights may be wrong by this share (0.25 = plus or minus a quarter)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights saved as {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is known of {result}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What moved most (rank 1 = most isolated):</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the index on the map was held against, and how it fared</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the rate is of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the rule flags</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the score is made of, in points (together {total}):</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the score is made of, in points:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the score is made of:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the ward sentence is about</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What this project remembers of the Medway Isolation panel cannot be read, so the panel starts afresh. The layers are not affected. Choose the areas again and save the project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was counted against what</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where areas are tiny</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whether this indicator counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Who scored, and when</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whole workflow…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Why this area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Within the limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without a parent field: first characters of the type that name its group (0 = no groups)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worse than average, neighbours better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worse than average, neighbours too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst by both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst by neither</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst by the index only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst by the yardstick only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst fifth by choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Yardstick: which values are worse (must be chosen)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a comparison of two indices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a health quintile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a priority flag</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a quintile for people aged 65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a quintile for people under 65</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a quintile of the composite index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>are in class 1, the worst</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>are in the worst {fraction} ({worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>are priority areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>areas layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>change a weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class 1, most {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class {label}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>click to turn it round</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>deciles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fictional sample codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fixed in a weight profile; choose a recipe to turn it round</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>health good</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>health middle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>health poor</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>index high</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>index low</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>index middle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is above</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is at least</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is at most</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is below</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is not</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>isolated, deprived</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>isolation high</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>isolation low</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>isolation middle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>more isolated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>most {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>national {class}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>over {low} to {high}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>percentiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>poorer health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quartiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quintiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>reset the weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>such as 65+</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>such as {example}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>terciles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the areas layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the layer {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weight file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worse by the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worst</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>yes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{age} and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{areas} of {all}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{area}: rank {before} → {after}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: isolation and health both in the worst class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{classes} moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{classes} of all areas of the country</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} values from {low} to {high}; limits: {limits}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}. Accessible form: {file}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{day} {month} {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{direction} ({more})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{edition} is on the areas of {old}, the layer on those of {new}. Choose the lookup between them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} (not there)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} can be read in several ways, and its numbers do not tell. What is it?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{first} against {second}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{flagged} by {wards}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{flagged} of {n} areas flagged, {people} people.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{flagged} of {n} areas flagged, {people} people; {undecided} undecided because values are missing.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{flagged} of {n} areas flagged.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{flagged} of {n} areas flagged; {undecided} undecided because values are missing.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{flagged} of {n} areas meet the rule, {empty} undecided.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{flagged} of {n} areas meet the rule.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{index} against {yardstick}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{index}: inequality by {deprivation}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{index}: rates and limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{isolation} ({classes}), {health} ({others})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label} counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label}, priority area</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{layer}: {index} ({n} bands)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{limits} (best)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{limits} (least {what})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{limits} (most {what})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{limits} (worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{many} more than once: {codes}. Dissolve the layer by its code.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{many} no code and will have no result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{moved},
beyond its interval</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{names} and {n} more</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{name} and health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} in metres</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is neither a weight profile nor a recipe. Choose a file that this plugin has saved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is there already. Tick 'Replace existing files', or choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, both bands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: a weight profile and a recipe cannot be weighted together. Choose one of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: both maps with their styles.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: no data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: there is no weight profile or recipe in it.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{name}: {n} rows written.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{near} to {far}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} (all areas alike)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} (best)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} (least {what})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} farther from the worst end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} nearer to the worst end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} towards less {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} towards more {what}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{n} areas have none: their notes say why.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas of this ward not shown, those with the best values</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas, {empty} without data.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} files written.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} layouts are in the project, with a map theme and a style of each layer. Ward names without room are left out there: Export figures numbers them.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} more</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} more wards (no room)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} tables added: {names}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{page}: the map has no room for the name or number of {wards}. A larger page has more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{place}: {share} %.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{quantile} {number} (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title} (before 2026)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title} (national)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}, {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: {measure}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{unit}, in {classes}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{ward} (no room on the map)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}. Households of all ages: the maps of the two bands differ only by their weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} has no field {names}.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
