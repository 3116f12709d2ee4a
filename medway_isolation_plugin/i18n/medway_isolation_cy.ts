<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy">
 <context>
  <name>MedwayIsolation</name>
  <message>
   <source> The file that was there before could not be put back and is kept: {files}. Rename it when nothing holds it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% in {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% of households of unknown types, excluded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% of residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% of residents {ages}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% of residents, central estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% of residents, high estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% of residents, low estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>% of {base}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%: lower {level} % limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%: upper {level} % limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Add downloaded files…</source>
   <translation type="unfinished" />
  </message>
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
   <source>&amp;Make the chapter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Name or code</source>
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
   <source>&amp;Use what I have</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Where data come from…</source>
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
   <source>'Clearly' worse or better is half a standard deviation or more from the study area's mean, after normalising.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{cell}' is no count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{field}' divided by '{weight}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{field}' divided by '{weight}', which is another count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{field}' divided evenly, because its weights are 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{field}' has values that are not whole. Do not ask for whole numbers (WHOLE), or leave it out.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>'{field}' is divided by '{weight}', which is another count or age band, in {n} areas. For residents aged 65 and over divided by all residents this errs by about a third in the middle. Use the same count where there is one.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>'{field}' is missing in an area behind it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{field}' is of one-person households by age. The censuses split them at different ages, 65 in 2011 and 66 in 2021: a difference between them is not a change. Choose one-person households of all ages.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{field}' occurs twice: an indicator counts once. Raise its weight instead</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{field}': {caution}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' are both for the band {band} (a recipe that names no band counts for it). Open one of them, or give each a band of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' have little in common (Pearson {r}, Spearman {rho}): check their directions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' in the same domain have little in common (Pearson {r}, Spearman {rho}): check their directions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' in the same domain pull against each other (Pearson {r}, Spearman {rho}): check their directions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' pull against each other (Pearson {r}, Spearman {rho}): check their directions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' say nearly the same (Pearson {r}, Spearman {rho}): together they count twice.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{first}' and '{second}' would both be written to {target}. Give each a file of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{id}' occurs twice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{indicator}' (field {field}) looks like a raw count, not a rate: {why}. It says above all where many people live. Give it a denominator, such as the residents or the households that are counted.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>'{indicator}' is missing in {n} areas ({percent} %).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>'{indicator}' is skewed ({skew}) with extreme values (excess kurtosis {kurtosis}): consider treatment.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{indicator}' is the same in {percent} % of areas and tells few apart.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{indicator}' runs against the index (correlation {r}): check its direction.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{indicator}' says little that the other indicators do not say together (VIF {vif}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{low}' to '{high}', sex '{sex}' is no group of ages (GROUPS): write two whole numbers from 0 to {oldest}, or leave the second empty, and f, m or nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' holds {values}, which are no counts of persons: these are whole and not negative. Choose fields of counts; rates and modelled estimates are not hidden.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is a rank or a class, of which 1 is the worst. Say that low values are worse (INDEX_WORST = 1), or choose the score.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is a rank or a class, of which 1 is the worst: a rate cannot be in proportion to it. Choose the value (INDEX_FIELD).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is a rank or a class, of which 1 is the worst: choose the score (BENCHMARKS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is the name of another domain or indicator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' occurs twice in this band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}': {table} has it under '{field}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{part}' is larger than '{whole}' for {codes}. Check the fields of '{name}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{part}' is no year (YEARS): write years and ranges, such as 2025, 2030-2035.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{table}' counts {sex} alone, not all residents. Get the table of persons, or one of both sexes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{table}' has no area of the authority '{authority}'. Its rows may name none: choose an areas layer instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{table}' has none of {wanted}. It has: {variables}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{text}' does not say whom {whose} is of ({parameter}): write all ages, under 65, 65+, or a range such as 16-64.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{text}' is no date. Write year, month and day, such as 2026-11-23.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{text}' is no range of years. Write '2011-2024', or one year (YEARS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{text}' is not an age band: write u65 (under 65) or 65p (65 and over), or u66 or 66p for counts split at 66.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{text}' says no ages ({parameter}): write all ages, under 65, 65+ or a range such as 16-64.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{title}' ({stem})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{total}' is the sum of {parts} in each row, and is protected as their total.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{total}' is the sum of {parts} in each row, and these counts stand in another sum too, so that hidden ones could be worked out. Leave out the counts that others add up to, or publish one division of them at a time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{typed}' may be {names}. Write the whole name or the code.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(choose a field)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(empty)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(interval {low} to {high})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>(no ward)</source>
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
   <source>({level} % interval {low} to {high})</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>({n} more areas share rank {rank} with the last: {areas})</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>, and its name says {word}</source>
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
   <source>1 = most {worst}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 = worst</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 to 4 hidden, and what tells them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>2011</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>2021, else 2011</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>5 % rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>5 % rank of the draws (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>66 (Census 2021 table TS003)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>95 % interval</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>95 % rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>95 % rank of the draws (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A PNG for each ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A band column of the households and shares of the types would both split households. Give one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A census has no counts for these variables of the profile: {names}. Add a row for each under Variables, with the fields of your data, or choose a profile of open variables.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A chart is a .png or an .svg file, not {name} (CHART).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A copy of the wards lies above all layers, hidden on the map, for layouts alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A count of a split area is divided in proportion to the count of the same people or households in the new areas. Where that census is also what the result is compared with, the two are not independent.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A dash stands where a source gives no such number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A field of a layer, also one with a semicolon in its name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A fifth is of the areas that have a value under that choice; ties may make it larger.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A filter hides a part of the layer: ranks and quintiles count only what is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A geometric mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A geometric mean and a harmonic mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A harmonic mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A higher value is worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A known number of likely people (CONTROL_TOTAL) is shared out by rates that differ between people. By the method '{method}' the rate '{rate}' would fall out of it, and its source would stand behind numbers that it does not give. Choose the method by age and sex or by type of household, or leave the number out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A larger circle is more people.</source>
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
   <source>A lookup puts households by type into areas; this table has no types. Leave LOOKUP empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A lower value is worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A modelled estimate: nobody was asked in these areas, and it names no person.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A modelled estimate; risk is not the same as count.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A page for each ward, in PDF, PNG or HTML: its areas in colour and in a table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A part of a split area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A part of the base (Wilson's limits)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A part of what this project remembers of the panel ({part}) cannot be used and was passed over. The layers are not affected. Look through the panel and save the project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A pattern says where values are alike, not why. An index that is a mean over types of household has the pattern of housing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A picture is damaged, or is not a PNG, JPEG or GIF file. Save it as a PNG file and put it in again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A picture says nothing to those who cannot see it. Give it an alternative text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A picture that nobody has described</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A published rate: name its source beside each number that is made of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A rate that you give</source>
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
   <source>A sensitivity analysis of {inputs} inputs needs the same number of runs, at least two, in each of {blocks} blocks; there are {runs} runs in all.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A straight line: look at the groups before you quote it. An index that is itself made of deprivation must differ by deprivation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A table of the project now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A weight is below 0 or no number. Give every variable a weight of 0 or more.</source>
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
   <source>Access to services</source>
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
   <source>Add areas to the project: choose your council above, or open your own layer of LSOAs, or add the fictional sample borough.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add downloaded files</source>
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
   <source>Add the layers to the project, in a group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Added by hand: {file}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>After</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>After constant indicators were dropped, '{domain}' has no indicator with weight.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Against other yardsticks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Against simpler measures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Against the group (sd)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Against the study area (sd)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Age at which the counts split</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Age band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Age band (u65 or 65p, or u66 or 66p) in the households table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Age from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Age to (empty: and over)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Aggregation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Aggregation (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Agreement</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Algorithm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All areas shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All areas, by variant and year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All criteria</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All indicators</source>
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
   <source>Alpha without it</source>
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
   <source>An area is counted in the one ward that holds most of it, so the columns add up; 'at least partly' counts a flagged area in every ward that holds 1 % of it or more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An area is flagged when it meets</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An area is outside a limit exactly where its own interval of that level does not hold the benchmark. Where far more areas are outside than chance gives, areas differ for reasons that the benchmark leaves out, and a place outside is no alarm by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An area with missing values (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An atlas needs an areas layer (INPUT), a wards layer (WARDS) and its name field (WARD_FIELD).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An edition other than the English Indices needs the number of areas that it ranks.</source>
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
  <message numerus="yes">
   <source>And {n} more of the same kind: the correlations below show them.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Another &amp;catalogue…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another source says {rate} ({source}; asked: {question}), which would be {people} people.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another source says {rate} ({source}; asked: {question}), which would be {people} people: the two do not agree.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Answers could not be kept in {folder}: a run that is broken off begins anew. Choose another folder (CACHE).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Answers kept from before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Answers under</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Answers under '{name}': put that first in the catalogue (name of '{id}').</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Any criterion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Any field of a comparison of two indices, or of two censuses (empty: found by its name)</source>
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
   <source>Area code (empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area code in the households table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area code in the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area code in the table of residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area codes of {where}: no field is chosen; by its heading it is '{found}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area name (empty: found beside the code)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area name (empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area {code} alone holds {percent} % of the scale of '{indicator}' (field {field}): the others are pressed together. Treat extreme values, or choose another normalisation.</source>
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
   <source>Areas (false discoveries controlled)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas (without control of false discoveries)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas add up to the authority's projected residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas and what shuffled maps give</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas are ranked and put into {classes} classes by the rule '{rule}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas both of the highest risk and with the most people likely to be {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas by pattern, at {level}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas by their change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas by {quantile}: rows {first}, columns {second}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas compared, '{first}' and '{second}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas counted in it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas counted in the ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in both by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in its worst fifth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class in 5 to 95 % of draws</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class in at least 95 % of draws</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of '{first}' and of '{second}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of '{first}', of those with '{second}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of '{second}', of those with '{first}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of both bands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of both by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of isolation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class of living alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst class, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst fifth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst fifth of both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst fifth under all choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst fifth under all or at least half of the choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst fifth under any choice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst fifth under at least half of the choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst {fraction} by the index '{title}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst {fraction} of both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst {fraction} of both, of one, of neither</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas in the worst {fraction}, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas made of several</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas of high isolation and poor health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas on the funnel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas or types with counts (each row has a segment type)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas outside the inner limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas outside the outer limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that are a part of a split one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that both bands rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that chance alone would change so, '{first}' to '{second}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that changed by more than chance allows, '{first}' to '{second}'</source>
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
   <source>Areas that missing values leave undecided</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that move most</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that move most, of those beyond their intervals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that only fewer than half of the choices name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that touch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that were redrawn otherwise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas that would be in the worst class of '{first}' and of '{second}' by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas to keep (empty: all)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas where the largest shares of {whom} live alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas where {whom} are most likely to be isolated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas whose rate was cut at 100 %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas whose rate was cut at 100 %: {whom} likely to be {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas whose score was moved from another vintage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas whose share changed by more than its interval allows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas whose share fell by more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas whose share rose by more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas whose share would by chance alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with a note</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with a pattern</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Areas with a pattern, the first {shown} of {n}</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Areas with a rank interval, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with a rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with a score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with a value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with a value and a neighbour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with all indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with all of them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with both '{first}' and '{second}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with both shares</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with both values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with index and yardstick</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas with results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a local quantile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a neighbour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a row of counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a row of indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a score in at least one band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a value in at least one band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without a value, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without an estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas without households in the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas {kind}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Areas: {before}, now {now}. Codes gone: {gone}; new: {come}; in both: {same}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Arithmetic mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As cohorts that grow older</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As described below, else as the layer was made, else the open index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As given</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As it stands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As printed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the catalogue says</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the catalogue says.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the codes say</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the fields say of themselves, else high ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the plugin draws it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the same rate everywhere</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ask no service: only answers that were kept from before, and files that you added</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ask the services in the catalogue for the boundaries, wards, counts and deprivation of this council, and map who lives alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Asked of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Asked on {day}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>At least</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>At least a number of them</source>
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
   <source>Author, approval and review</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Authority</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Authority of each area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Authority of the areas (name or code)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Authority to keep (name or code)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Authority, by name or code (several by ;)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back to the text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back to the weights of the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bands that the weights are for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Barriers to housing and services</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bartlett's test: chi-square</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Bartlett's test: chi-square, {n} degrees of freedom</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Bartlett's test: probability</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bartlett's test: probability of no correlation at all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Base</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Base: people or households that it is of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Below a limit hidden, and what tells them</source>
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
   <source>Benchmark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benchmark's rate, in the unit of the rates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benchmark's table (England, a region, similar authorities)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benchmark's table: base</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benchmark's table: code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benchmark's table: count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benchmark's table: group, such as the region</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Beside other places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Best-fit lookup, LSOA 2001 to 2011</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Best-fit lookup, LSOA 2011 to 2021</source>
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
   <source>Better than the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Between {low} and {high} in nine of ten draws.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Borda points: rank - 1, ties: {ties}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Border of a ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both ages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both censuses are of the year '{year}'. Give the year of each (FIRST_YEAR, SECOND_YEAR).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both censuses are read from the same field '{field}'. Choose the fields of each, or the table of one of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both indices are the column '{column}'. Choose two different ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both indices are the field '{field}'. Choose two different fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both look like {layer}: the table may cover another place.</source>
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
   <source>Boundaries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Boundaries of areas and wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Boundaries, centroids or names of areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By age and sex</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By authority</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By authority, ranks taken within each</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>By authority, ranks taken within each: of {n} authorities with 20 areas or more the median is {median}, the tenth percentile {tenth}, the lowest {lowest}</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>By chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By chance (95 %)</source>
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
   <source>By its headings {table} is of {source} {found}, not of {year}. Choose the table of the other census, or its year.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By its name '{field}' holds residents {ages}. Say it if not (PEOPLE_AGES).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By its name the index is of people {ages}. Say it if that is wrong (INDEX_AGES).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By the figures alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By their facts these are published already or modelled, and stay as they are: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By type of household</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By ward and authority</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By ward and for all areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By ward: {variant}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bytes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bytes that came</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>C&amp;ensus</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CACI Acorn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CACI Acorn by postcode</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CACI people living alone</source>
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
   <source>Catalogue of services</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Catalogue of services (empty: yours in the QGIS profile, else the plugin's)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Catalogue of services: the plugin's own</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Catalogue of services: {file}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Catalogues (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cells missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cells that are suppressed or missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census counts, 2011</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census counts, 2021</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census table QS112 has the same heading and counts people: make sure that this table counts households.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Census, mid-year estimates, indices of deprivation, lookups and segmentations as downloaded; files can be dropped here too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Censuses</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Central</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chance alone gives as many areas that moved: none is singled out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change against chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change between two censuses</source>
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
   <source>Change, percentage points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Changed ({why}): {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Changed no more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chapter</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Chapter made: {figures} figures, {tables} tables, {n} files.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Chapter of a needs assessment</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chart</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chart: {title}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Check the data services</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choices that could not be made</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choices that say little more than deprived</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choices under which the area is in the worst {fraction}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choices with a value, of {members}</source>
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
   <source>Choose a dataset in the list first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a folder that you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a shorter name, or a folder further up.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a wards layer or a ward lookup table.</source>
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
   <source>Choose another folder or format.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose another output.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose at least one field of counts (FIELDS).</source>
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
   <source>Choose at least one file of projections (PROJECTIONS).</source>
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
   <source>Choose last year's chapter.json</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose one of the councils in the list.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose other first letters for the output fields (PREFIX).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the areas first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the field of the score, or of the national rank, or both.</source>
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
   <source>Choose the tables of households and of types above, or a recipe under Weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose your council</source>
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
   <source>Classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Classes &amp;by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Classes and rule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Classes, both maps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close it where it is open, or choose a folder that you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close it where it is open, or choose another name.</source>
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
   <source>Codes look like {codes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Codes, ranks and classes are left out unless this is ticked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cohen's kappa, linear weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colour ramp</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Combinations of choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compare it with the areas that have the same (such as the ward)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compare two indices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compared indices</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Compared with: {chapter}; {n} results.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
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
  <message numerus="yes">
   <source>Composite index of {n} indicators. Higher = {more}; rank 1 and quantile 1 are the {worst}. Recipe {fingerprint}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Compute the index with these weights, as the toolbox does, and add it as layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Computed parts made with</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Confidence level</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contains National Statistics data © Crown copyright and database right {year}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contains National Statistics data © Crown copyright and database right {year}. Contains Ordnance Survey data © Crown copyright and database right {year}. Official data licensed under the Open Government Licence v3.0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contains Ordnance Survey data © Crown copyright and database right {year}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contains public sector information published by the ministry for housing and communities.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contribution</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contributions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contributions to the score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Control false discoveries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Convert between LSOA vintages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Converted table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Converted to {vintage}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cop&amp;y</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copeland</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copeland compares every pair of areas and takes at most {most} areas; there are {areas}. Choose a smaller study area, or another aggregation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy the sentence, to paste it into your paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Correlation with the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Correlations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Correlations are of treated and normalised values, turned so that higher is worse; each pair over the areas that have both.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Correlations of 1 are full agreement, 0 none, -1 full contradiction; kappa is agreement beyond chance.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Councils that fit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Count of flags</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Count people living alone against</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counted against</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counted against, {band}: {base}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counting who lives alone…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts and totals hidden for what they are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts and totals hidden for what they tell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts of 1 to {highest} are hidden ({mark}), others rounded to the nearest {step}; 0 stays 0. Totals are of the counts before rounding.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts of 1 to {highest} are hidden ({mark}); 0 stays 0.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Counts of persons: {rule} Values, ranks and classes are made of what is shown; {n} areas are hidden.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>Counts of {n} areas differ: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Counts of {year}, for which the list of areas is needed: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts that are only said to be below a limit, such as '&lt;5'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Crime</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Criteria of your own (comparison: =, !=, &lt;, &lt;=, &gt; or &gt;=)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Criterion {number} is incomplete: it needs a field, a comparison and a threshold.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Criterion {number}: '{comparison}' is no comparison. Use one of {options}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Criterion {number}: the threshold '{threshold}' is not a number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Criterion {number}: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cronbach's alpha</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cronbach's alpha of all indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cronbach's alpha without it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Current services in relation to need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Darker: stronger. Hatched: negative.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Data and licences</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dataset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Datasets asked for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Datasets of the catalogue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date, as 2026-11-27 (empty: today)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date, such as 2026-11-23 (empty: today)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Days after which an answer is asked for again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>December</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Denominator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Denominator field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Deprivation (score or rank)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Deprivation group (1 = most deprived)</source>
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
   <source>Deprivation table (leave empty if the areas layer holds its fields)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Deprivation, domain not stated</source>
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
   <source>Different values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Direction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dirichlet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Distribution of the weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Document control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Document that gives the look (.docx or .odt)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Domain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Domain, in words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Domains</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Domains only</source>
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
   <source>Download these values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Downloaded files ({endings})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw the counts behind rates too (for surveys and services)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draws</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draws around each area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drop indicators that are the same everywhere (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each dataset's publisher, how sure it is that it can be fetched, and the file to download by hand; takes such files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each has its weight below, and an arrow that says which of its values are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each indicator among the others</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each rate in the table is of {whom}, also where a survey asked other people too.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Earlier census: area code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Earlier census: count, its fields added up (empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Earlier census: table of counts (empty: the areas layer holds them)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Earlier census: what it is of (empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Earlier census: year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Earlier chapter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edition and vintage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edition of the data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edition of the indices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Education, skills and training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Effective weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Effective weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Elsewhere this recipe was compared with: {said}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Employment</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Empty now, because temporary: {names}. Press Apply again in Weights or Priority.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>England</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>England (Indices of Deprivation)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation 2010</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation, file 1 (IMD)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation, file 2 (domains)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation, file 5 (scores)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation, file 6 (denominators)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation, file 7 (all)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English Indices of Deprivation, file 9 (transformed scores)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Enough in common for one index?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Equal</source>
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
   <source>Estimate need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Estimated need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Estimates of need (estimateneed)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Events (Byar's limits)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every area and every value that the map shows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every area code is empty. Choose the field that holds the area codes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every area has the same rate: only the number of people differs from area to area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every area keeps its share of the authority: places where people are growing older faster are not seen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every area, the worst first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every indicator has the same value in every area, or none: there is nothing to combine.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every number, and where it comes from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every small-area figure of loneliness is a model: agreement with one is no measurement of loneliness.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every variable's median score is 0, so no variable would count. Check the panel's scores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every weight for {band} is 0, so nothing counts and the map stays as it is. Give at least one indicator a weight above 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every weight is 0, so no variable counts. Give at least one variable a weight above 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Evidence of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Evidence of what works</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exact-fit lookup between the two vintages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exact-fit lookup between two vintages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Excess kurtosis</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Excess kurtosis (type 2)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exclude</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exclude them and report their share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Expected where values fall anywhere</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Experian Mosaic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Experian Mosaic by address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Experian Mosaic by postcode</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Explain an area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exponential of ranks, as in the Scottish index</source>
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
   <source>Export a table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export an atlas of wards</source>
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
   <source>Export maps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Extreme values that were moved in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fact</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Facts (JSON)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Facts about the variables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>False discoveries: at most {share} of the areas named are so by chance (Benjamini and Hochberg).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>February</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fetch &amp;data, make a map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fetch an authority's data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fetched (UTC)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fetching the council's data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fetching {place}, census of {year}…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fewer than three groups have a count that may be shown on a page: these are counts of persons, and small. Choose fewer groups, leave the report out (REPORT), or name the source of the counts (DATA_SOURCE) where they are published.</source>
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
   <source>Fictional sample data of the plugin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fictional sample data that comes with Medway Isolation; not a real place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fictional: the place, its people and all numbers are made up.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of any name</source>
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
   <source>Fields (empty: all)</source>
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
   <source>Figure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Figure {number}: {caption}</source>
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
   <source>Files can be dropped here too. Each is read as an official file; the Indices of Deprivation and households by type also go into the next council's data, boundaries onto the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files that were added here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files that you downloaded, such as the open classification</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files, one a line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Find an area or a ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First component explains</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First index (score, value or rank)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First index: low values are the worse ones (as with ranks)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First indicator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First letters of the output fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First principal component</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First principal component of all indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flag (1 = priority area; empty: the newest one)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flag an area from this percentile rank on, for a count of flags (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flagged are correlations above {high} anywhere and below {low} within a domain.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flagged areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flagged areas at least partly in the ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Flagged areas, % of the ward's areas</source>
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
   <source>Folder of answers that are kept (empty: in your QGIS profile)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder to copy the sample data to (empty: in your QGIS profile)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>For the output {target} QGIS writes {name}. Give the output a name that ends so.</source>
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
   <source>Formula</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From the areas of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From the least to the most deprived the rate differs by {slope} {unit} ({level} limits {low} to {high})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gap by deprivation, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>GeoPackage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>GeoPackage with the styles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>GeoPackages (*.gpkg)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Geometric mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Give the first of the files as TABLE, and the others beside it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Given by hand</source>
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
   <source>Group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Group of areas (1 = most deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Group, such as the ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Groups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Groups are of areas, by {by}: not everybody in a deprived area is deprived. Limits are from 10,000 draws of the groups' rates.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Groups of the benchmark, by ; (empty: all rows)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>HTML, the accessible form (picture with its text, tables)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Harmonic mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Has {found} rows, not {wanted}: look what changed, then edit rows of '{id}'.</source>
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
   <source>Health deprivation and disability</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health or deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health or deprivation in the areas layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health or deprivation: which values are the worse ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health quintile (empty: found by its name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health quintile in the table (empty: found by its name)</source>
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
   <source>Health, and where it meets isolation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health-deprivation quintiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Held against</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Held against how far two shares of these sizes differ by chance ({level} % limits): a census has no sampling error. By chance alone about {chance} areas would change so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hidden ones that can be worked out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>High</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>High ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>High values (scores)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>High values are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Highest risk</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Histogram of the values with the class limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hold an index against a yardstick</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households behind the type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households by area and type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households by area, one column a type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households by area, one row each</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households by type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households by type: no documented service gives the open classification. Download it and add the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households deprived in two dimensions or more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households deprived in two or more dimensions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households of a type that is not in the table of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households of a type that the rate has no row for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households of a type that the table of types does not have are left out, and their share is told</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households of types that are not in the table of types were excluded: {types}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households that rent from a social landlord</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households without a car or van</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Households without a car or van, % of households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How each result was made</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How far the worst areas moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How it was put together</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many areas each class has</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many criteria an area must meet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many nearest areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many people are likely to be isolated or lonely</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How much hangs on the choice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How often an area is there</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How rates are spread over the areas: Beta(a, b)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How sure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How sure that rank is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How sure the facts about a service are: A, seen in two or more independent programs or in the publisher's own; B, in one; C, inferred. None of them was tried against the live services where the plugin is made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How sure we are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How the indicators hang together</source>
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
   <source>In both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In both by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In common with the other lists, on average</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In it, {remarks}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In one sentence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In proportion to an index, with the total kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In some areas the count is larger than its base: rates are not smoothed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the map, arrow keys go to the neighbouring area, Page Down and Page Up through all areas in the order of the table, Home and End to its first and last. Enter puts the area into the address of this page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the same or the next</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the same {quantile}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the second index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the worst fifth of both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the worst fifth under all choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the worst of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the worst {fraction}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the worst {fraction} in {share} of draws.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In which results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In your browser, where the file can be looked for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In {folder} there are already files of these names: {names}. Choose another folder or beginning of the names, or allow to overwrite them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In {folder} there are folders of these names: {names}. Choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In {number} of {areas} areas the share changed by more than its {level} % interval allows; by chance alone in about {chance}.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>In {n} areas the rate was cut at 100 %, and the others took the rest.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>In {place}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>In {risen} of {n} areas the share rose, in {fallen} it fell by more than chance; by chance alone about {by_chance} would change so.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Income</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Income deprivation affecting children</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Income deprivation affecting older people</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index (0 = none, high = worse)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index (score, value or rank)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index against a yardstick</source>
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
   <source>Index of Multiple Deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index of own fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index times base is above 1 for {types}: check the base proportions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index: which values are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indexes, 100 = average</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator audit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator or domain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator {number} ({field}): the direction '{direction}' is not known. Write higher or lower: which values are worse.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator {number} ({field}): the weight '{weight}' must be a number of 0 or more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicator {number} has no field. Give the field's name, or empty the row.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicators and domains</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicators only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indicators or domains that came or went: {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Indices of Deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Inequality</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Inequality by deprivation (slope and relative index)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ingredients that both are made of (separated by ;)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Input fingerprint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Inputs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Inset of the densest part</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Intervals show what the doubt above does to ranks. They say nothing of what was held.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Intervals treat areas as independent of each other. Neighbours are alike, and a modelled yardstick has few distinct groups: they are too narrow.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Islands, without a neighbour: {areas}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation and health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation and health, areas</source>
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
   <source>Isolation by health, greys and hatches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Isolation indices</source>
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
   <source>It</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It can be two things: the panel asks which, under Official files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It cannot be read now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It counts {unit}: {why}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It does no better than {measure} alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It does worse than {measure} alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It has no fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It holds no table, or several. Download it and add the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is not clear which column of the lookup holds the areas ({headings}). Choose it (LOOKUP_CODE_FIELD).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It may be {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It says little more than deprived.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>It was read up to a fault: {n} rows ({failure}).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>It was read up to a fault: {n} rows, and no more can be counted.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>It was read up to a fault: {rows} of {n} rows ({failure}).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>It was read up to a fault: {rows} of {n} rows.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Item</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its columns are: {headings}.</source>
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
   <source>Joined</source>
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
   <source>Kaiser-Meyer-Olkin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kaiser-Meyer-Olkin measure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kaiser-Meyer-Olkin measure (0.5 or more is enough)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kaiser-Meyer-Olkin measure of all indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep each indicator's contributions to the score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep each indicator's normalised values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep each indicator's treated values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kendall's tau-b</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kept: the next council's data take it from here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Key</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kind</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known and unknown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known by the name of its field only; not stated: {missing}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known number of likely people, which the estimates are scaled to (by age and sex or by type of household)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known of it: {facts}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>L&amp;ast year's chapter.json</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>LSOA {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>LSOA {year} or unchanged since</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>LSOAs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language of the page, by its code (none chosen: that of QGIS)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Larger map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Largest change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Largest change of rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Largest parts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Last year's chapter.json</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Later census: area code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Later census: count, its fields added up (empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Later census: table of counts (empty: the areas layer holds them)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Later census: what it is of (empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Later census: year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layer with results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layers added</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layers and files that went in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layers and files, with their fingerprints</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layers with results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Least deprived fifth, %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Least share of values, for reweighting (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave one out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leaves the chosen figures in the project as layouts, to be finished by hand. Layers keep their look: each layout has styles and a map theme of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out, because their rules are about counts of persons: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out, because they hold numbers and nothing says that they are published: {fields}. Choose them where they are counts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Legend: isolation by health, the worst of both at the top right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Level</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Level of need in the population</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Level of significance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licensed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licensed data of CACI, never open: check before you publish that your licence covers it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licensed data of Experian, never open: check before you publish that your licence covers maps, tables and the counts of households by type, and name Experian as it asks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licensed data were used: {sources}. Ask whoever holds the licence before this is published.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people by place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people by place: high estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people by year.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people by year; lines: the low and the high estimate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people in the last year, first variant: central</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people in the last year, first variant: high</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people in the last year, first variant: low</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people, central</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people, high</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Likely people, low</source>
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
   <source>Likely to be</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Limit: the least count that is shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Limits by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Limits of rates: Byar's, within 2 % of exact ones from 10 events on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Limits of rates: Wilson's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lists are held beside each other as areas in both over areas in either. Choices that are alike count as often as they are here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Little more than deprived: at least half of the areas are the same, and more than 97.5 % of chance gives. An index that is itself made of deprivation, or of what follows it, cannot add to it: living alone is the count to keep as its own map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Living alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Living alone and health, areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Living alone by deprivation ({by})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Living alone by fifth of areas, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Living environment</source>
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
   <source>Loading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Loading on the first principal component</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lone-parent households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup 2001 to 2011</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup 2011 to 2021</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup between the two vintages, where they differ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup from the edition's LSOAs to the layer's (if their vintages differ)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup of output areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup of postcodes or output areas to areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup to wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: area code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: by their headings '{old}' is the edition's code and '{new}' the layer's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: code to convert from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: code to convert to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: kind of change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: one vintage's code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: the edition's code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: the layer's code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: the other vintage's code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookup: ward name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lookups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Low</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Low ones (as with ranks)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Low ones (ranks, deciles)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Low values (ranks, deciles)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Low values are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lower limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lower quartile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lower values of {label} are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MSOAs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Macros of the file were left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Made of several areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Made of the columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Made on {date}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Made up; comes with the plugin.</source>
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
   <source>Map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map of change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map t&amp;o share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map to share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map: {title}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Maps and tables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>March</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Max</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Maximum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>May</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean absolute change of rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean change of rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean change of rank when one is left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean place by {yardstick}, of each tenth of areas by the index (100 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Median</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Median of the comparator group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Median of the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Median rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Median scores of a panel of {size}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Medway Isolation needs numpy {oldest} or newer, and {found}: {remedy}.</source>
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
   <source>Medway Isolation: sample data (fictional)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Medway Isolation: {index}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Megabytes of answers that are kept; the oldest go first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Member, for messages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Meng's z</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Meng's z against each benchmark (JSON)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method: {method}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method: {method}. Residents: {source}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mid-year estimates by sex and broad age</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mid-year estimates by sex and single year of age</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mid-year estimates by single year of age</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mid-year estimates of one sex</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mid-year population estimates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mid-year residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Middle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Middle on the scale of people (0 least, 1 most deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Middle width of the rank intervals, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Min</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Min-max, 0 to 100</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Minimum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Missing values: {policy} of its group ({group}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Missing values: {policy}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Missing: {what}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Models (*.model3)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Moran's I</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Moran's I is {value}; {share} of shuffled maps are as far from chance.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More official files of the same areas, where one does not hold all indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Most deprived are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Most deprived fifth, %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Most people</source>
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
   <source>NHS: 1 to 7 hidden, others to the nearest 5</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of the rule, for legends (such as 65+)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name or code of your council</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name the &amp;wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Names</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Names of wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>National rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>National rank (1 = most deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Natural breaks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Near it: {codes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Neighbours</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Neighbours: {around}, {links} ordered pairs among {n} areas; each neighbour counts the same.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Neither the layer's codes ({layer}) nor those that the lookup pairs with them are in {name} ({table}). Check the lookup and its two fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Never</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area gets an estimate: each lacks residents, or what the method needs. See the fields chosen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has a count and a base: there is nothing to compute. Check the chosen fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has a score for {band}: that band is left empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has a score or a rank: there is nothing to rank. Check the chosen fields and the edition.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has a score: every area lacks a value that the recipe needs. Choose another policy for missing values, or other indicators.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has a value: every area is hatched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has both counts for either band: there is nothing to compute. Check the chosen fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has both the index and the yardstick. Check the fields and the vintages of both, or give a lookup.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has changed its rank.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has counts for {band}: that band is left empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has households of known types: there is nothing to compute. Check the tables and the band.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area has households {band} of known types: there is nothing to weigh. Check the tables.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area is chosen. Give the code of the area to explain.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area is counted in this ward.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area of {name} overlaps a ward: the chapter names none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area overlaps a ward. Check that both layers show the same place and have the right coordinate reference system.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area under the mouse.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No area's count may be shown on a page: all are counts of persons and small. Leave the report out (REPORT), or name their source (DATA_SOURCE) where they are published.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No authority is called '{typed}'. Did you mean {names}?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No authority is called '{typed}'. Write its name or code.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No authority is named. Write its name or code, such as {example}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No band is chosen. Choose under 65, 65 and over, or both.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No column of '{table}' is headed as one of types. Its columns are: {headings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No column of '{table}' was recognised.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No column of the lookup holds postcodes or codes of areas: {headings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No council of England or Wales is called so: type another name, or its code.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No criteria are given: the rule is {rule}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field is chosen for '{label}' of {table}, and no heading says for sure which one it is. Choose one ({name}). Its fields are: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field is chosen for the area codes of {where}. Choose one ({parameter}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field is chosen for {what}, and several headings fit: {headings}. Choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field is chosen for {what}. Choose one, or another denominator.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field is chosen for {what}. Choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field is chosen for {what}. The field '{field}' splits at {age}: set the age split to {age}, or choose another field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No field of the layer {name} looks like ward names. Set its labels in the layer's properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No fields of residents by age are given. List them (GROUPS): field, age from, age to, sex.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No file format is chosen. Choose at least one (FORMATS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No heading of {table} says for sure where '{what}' is. Choose the fields of the count and of its base. Its fields are: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No health class: the rule looks at isolation only. To add one, run 'Health-deprivation quintiles'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No index is chosen that the rate could be in proportion to. Choose one (INDEX_FIELD).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No indicator is turned round: in all of them high values are the worse ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No layer of wards is in the project. Add one: the sentence names the wards it shows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No longer in the chapter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No panel member scored {fields}. Leave these fields out, or add scores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No pattern beyond chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No rate is given for the benchmark. Give one, or choose another benchmark.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No row of the rate '{id}' holds the group {group} whole; its rows are {rows}. Choose groups that lie within them, or leave the group out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No row of {what} has a count and a base: there is nothing to hold areas against.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No share of households is chosen for {band}: that index is of households of all ages, with the weights for {band}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No table of areas was found in the lookup.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No table of areas was found in {sheets}: no column holds area codes such as E01016014, and no heading names one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No table of population projections was found in {sheets}: one row an area, sex and age group, one column a year.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No type has counts for {names}: these are left empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No value in the table of types is above 1 although they are said to be percentages: check the form.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No variable is chosen. Choose the fields that hold the panel's scores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No variable is listed: give at least one name with its numerator and denominator.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No verdict: the index is of {index_ages}, {yardstick} is of {ages}.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>No verdict: {n} areas have both the index and {yardstick}, and {least} are needed.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>No weight profile is chosen. Name a file, or one of {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nomis API, one row a category</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nomis API, pivoted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nomis bulk download</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nomis query tool</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the area codes ({codes}) is in the lookup ({known}). Choose the lookup from their vintage to the one wanted, and its fields of old and new codes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the area codes is in the ward lookup (layer: {layer_codes}; lookup: {lookup_codes}). {where} Check both code fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the choices is wrong by its arithmetic. What is named under all of them does not hang on the choice; what only some name does, and a list of it should say which choice was made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the files was replaced.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the layer's area codes is in the lookup's column of new codes (layer: {layer}; lookup: {lookup}). Check the lookup and its two fields.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>None of the layer's {n} area codes is in {table} (layer: {layer_codes}; table: {table_codes}). {where} Check that the code fields are the right ones.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>None of the layers holds a result that is known: run an index first, such as 'Living alone' (livingalone), and choose its output (RESULTS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the lookup's old codes is in {name} (lookup: {lookup}; table: {table}). Check the lookup and its two fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the table's codes is in the lookup, or none of its areas is wanted.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>None of the {n} areas is in '{table}'. {why}</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>None of these services was ever tried live where the plugin is made: Check the data services says what of the catalogue holds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Normalisation (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Normalised before it counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Normalised values (higher is worse)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Ireland</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Ireland Multiple Deprivation Measure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Ireland Multiple Deprivation Measure 2010</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Ireland Multiple Deprivation Measure 2017</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Ireland census table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Irish data zones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Irish super data zones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Northern Irish super output areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not in the chapter: {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not in the earlier chapter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not known here: ask whoever gave you the data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not on it, because they are in another layer: {figures}. To have all on one page, let each result be made of the layer that holds the one before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not there</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not yet compared with any other measure.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Notes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing changed since the earlier chapter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing clearly so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing could be tested.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing differs between the two results.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is chosen to be converted. Choose counts, rates or scores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is in doubt: give the weights a spread above 0, or let a choice vary.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing says that these are published counts, so that they are taken for counts of persons, and what leaves is made of protected counts: {fields}. {rule} Where they are published, name their source (DATA_SOURCE: Census), or take a table that 'Read official files' read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing says that these are published counts, so that they are taken for counts of persons: 1 to {highest} and what would tell them is {mark}, other counts are to the nearest {step}: {fields}. Where they are published, make the result again with their source (DATA_SOURCE), or of a table that 'Read official files' read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing says what is combined: it is '{title}' ({name}). {notes}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing says where these come from: they are taken for counts of persons: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing says whom the residents in '{field}' are, and a rate is put on nobody else than whom it is of. Say it (PEOPLE_AGES): 65+, under 65, all ages, or a range such as 16-64.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing stands out.</source>
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
   <source>Now</source>
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
   <source>Number of deprivation groups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of figures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of pages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of tables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Numbers of a chapter (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Numbers that moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Numerator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Numerator field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OHID Fingertips</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONS Census 2021 download</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ONS Census 2021 table with labels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>October</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Of the whole map</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Of {areas}, {n} are in the worst fifth under all {choices} choices, {mostly} under at least half of them, {ever} under any.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>Of {n} areas in the worst {fraction}, {some} are there in at least 95 % of {draws} draws.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Of {residents} residents {ages}, {people} are likely {measure}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Of {residents} residents {ages}, {people} are likely {measure}: {rate}, {source}.</source>
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
   <source>Old areas that the lookup does not have</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On the funnel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On the map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One PDF of all wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One page for any browser, with no network: the maps to walk through, and every value.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-person households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-person households of all ages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-person households of all ages, % of households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-person households, aged 65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-person households, under 65 ('Other')</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-person households, under {split} and {split}+, as a percentage of all households; {level} % Wilson intervals; {classes} classes by the {rule} rule, 1 = most isolated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-person households, under {split} and {split}+, as a percentage of residents of the same band; {level} % Wilson intervals; {classes} classes by the {rule} rule, 1 = most isolated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One-sided (as in GeoDa and PySAL)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only areas in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only for values with a middle that means something, such as 100 = the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only what both censuses counted alike is compared. Counts that were converted to other areas are in part estimates.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Only {n} areas have a count and a base in both censuses: there is no change to tell. Check the chosen fields, and whether both tables are of areas of the same vintage ('Convert between LSOA vintages').</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>Only {n} areas have a score: ranks say nothing. Check the indicators.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>Only {n} areas have values of both indices: there is nothing to compare.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Only {people} people live where the index is above 0, fewer than the {expected} that the rate gives: it cannot be spread by this index. Choose another index, or the same rate everywhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opacity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open Government Licence v3.0</source>
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
   <source>Open the &amp;publisher's page</source>
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
   <source>Or fields of the layer: higher values are worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ordered pairs of neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other (give its number of areas)</source>
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
   <source>Other groups at risk</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other groups at risk, {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other indices in the areas layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other indices: which values are the worse ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other places: {before}, now {now}. Gone: {gone}; new: {come}; in both: {same}.</source>
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
   <source>Output Area Classification</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Output Area Classification 2011</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Output Area Classification 2021</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Outside of these parts stand things that are not carried over: {things}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Over a whole country a correlation of up to {r} can come from the geography of the yardstick's classification alone: it is not called agreement.</source>
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
   <source>Page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Panel members</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Panel's scores (a row a member, a column a variable)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parent group of the type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Part of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Partly the same data: {ingredients}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parts of the score can be written for at most {most} variables. Switch them off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pearson correlation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People affected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People affected in flagged areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People affected, % of the study area's</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People in bad or very bad health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People in bad or very bad health, % of residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People likely to be isolated or lonely, {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People likely to be {what} in the areas with the most of them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People likely {measure}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People likely {measure}, {ages}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People living alone in flagged areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People living alone in priority areas: {rule}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People living alone, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People or households behind each value of the yardstick (to join merged areas)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People who are widowed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People who cannot speak English</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People who provide unpaid care</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>People whose day-to-day activities are limited a lot</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Percentages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Percentages, 0 to 100</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Percentile rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Percentiles are asked for at shares that are not between 0 and 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Persons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pictures (*.png *.svg)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Place (empty: what the areas are named after)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Place not stated. {source}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Places nearer to the worst end in the second index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plugin version</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Point at an area, or choose one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Points to look at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Population density</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Population in the deprivation table (to average scores of merged areas)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Population projections, a file or download a variant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Population-weighted centroids</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Postcode directory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Prepare inputs</source>
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
  <message>
   <source>Priority areas by ward: {rule}</source>
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
   <source>Priority flag in the table (empty: found by its name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority flags (empty: found by their names)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority rule: an area is flagged when it meets</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority rule: criteria beside being in the worst class (such as dep_q = 1)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Priority: in the worst class, and {health} = 1 (the rule to begin with).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Probabilities</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Probabilities are one-sided, as in GeoDa and PySAL: both sides are looked at, so that chance gives twice the level, from {draws} draws of other areas' values around each area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Probabilities are two-sided, as in spdep (GeoDa and PySAL print half of them), from {draws} draws of other areas' values around each area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Probability</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Probability of the worst class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Probability, false discoveries controlled</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Probability, normal distribution, two-sided</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Product</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Progress of the export</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Project need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projected need, by area, year and variant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projected residents and people likely to be affected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projected residents, and of them: {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projected residents, {year}, {variant}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projections of need (projectneed)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Proportions, 0 to 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Protect a table of persons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Protected is this table with these totals. Another table of the same people, or this one of another day, may tell what is hidden here: publish one division of a count.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Protected table</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Published values of {n} areas differ: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Publisher</source>
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
   <source>Putting health beside it…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Q1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Q3</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>QGIS has no algorithm {name}. Enable it in the Processing options.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quantile rule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Question</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Questions that were asked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Questions that were asked: {asked}. Answers kept from before: {kept}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quintile of another index (empty: the composite index)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quintile that colours the areas (empty: found by its name)</source>
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
   <source>Quintiles and priority flags to show (none chosen: found by their facts)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quintiles of the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Range</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Rank and 90 % interval of the {n} worst areas</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Rank correlation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank correlation (95 % interval)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank correlation of the two bands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank correlation: lower 95 % limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank correlation: upper 95 % limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank intervals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rank, {index}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ranks and quantiles are taken among the areas that have both values; 1 is the worst.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate by deprivation group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate on the line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate per</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate ratio (95 % limits)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate ratio, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate ratio, {band}: lower limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate ratio, {band}: upper limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate, by its id in the table (bundled: {ids})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate, {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate: lower limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate: upper limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate: {whom} likely to be {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate: {whom} likely to be {what}, high</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rate: {whom} likely to be {what}, low</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rates and limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rates and the limits around the benchmark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rates are moved as numerators and denominators. Ranks and classes are not moved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rates were put on residents {method}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rates, limits and a benchmark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rates, per 100</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read a downloaded file as (file name=shape; empty: recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read as (one line a file: file name=shape)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read files that you have downloaded; they can be dropped onto this window too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read official files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading age in years</source>
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
   <source>Ready recipe</source>
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
   <source>Recipe from a layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recipe or rate</source>
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
   <source>Recommendations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redrawn otherwise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>References</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Relative index of inequality</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Relative index of inequality: lower limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Relative index of inequality: upper limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove criterion {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove or rename the folder of that name, or choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove this criterion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rename it in the layer first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rename the field, or name its counterpart under 'Fields of the recipe that are called otherwise'.</source>
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
   <source>Residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents (empty: those 65+, recognised)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents 65+, % of residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents aged 65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents as the areas' own numbers add up: {whom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents by age and sex</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents in households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents of the band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents or households, to average scores of merged areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents that the estimate is of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents under 65</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents under 65, % of residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents {people} in {last} are {youngest} and over in {base}: cohorts need groups of residents (GROUPS) from that age on, the oldest without an upper limit. Choose an earlier last year (YEARS), or the constant share.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents, where another file holds them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents: {source}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Residents: {whom} (estimate: {what})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resolution (dots per inch)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Result</source>
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
   <source>Risk</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Risk is not the same as count: an area may hold many people at a small risk, or few at a large one. The two are drawn as two maps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Risk of being {measure}, {ages}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Risk, and how many people: two maps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Robustness of a composite index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Robustness of {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rounding</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {number} of the field names is incomplete: it needs the recipe's field and the data's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {number} of {name} is not filled in. Fill in each of its cells.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {row} is the sum of all others: it looks like a total among the rows. Take it out; totals are made here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows of a table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows that were left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rule for counts of persons</source>
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
   <source>Rule when there are no criteria of your own</source>
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
   <source>Rural-urban classification</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>S&amp;ubtitle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>SD</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>SHA-256, its beginning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same &amp;limits for both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same counts on the new areas, by which split areas are divided</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same worst fifth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same {class}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample census counts</source>
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
   <source>Sample data in {folder}. It is fictional: use it to learn, not to decide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample health deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample households by type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample panel scores</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample services</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample table of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sampling needs rates: no indicator of the recipe has a denominator. Switch sampling off, or give the counts.</source>
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
   <source>Scaled to a total of {total} likely people that was given by hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scaled to a total of {total} residents that was given by hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Score (higher = more deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Score that orders flagged areas (higher = more isolated)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scores</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scotland</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scotland's Census bulk table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scottish Index of Multiple Deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scottish Index of Multiple Deprivation, data zone lookup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scottish Index of Multiple Deprivation, ranks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scottish data zones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scottish intermediate zones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Second confidence level</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Second index (score, value or rank)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Second index: low values are the worse ones (as with ranks)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Second indicator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Seed (the same seed gives the same draws)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Seed of the draws</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segment type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segment type in the households table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segment type in the table of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segmentation index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segmentation index, all ages, weights for {band}</source>
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
   <source>Service</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Services, by their ids with ; (empty: all)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Several tables tell of health: {names}. Choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sex (f, m or empty)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shape of their distributions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share (0 to 1) of a type's households that are {band}</source>
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
   <source>Share fell by more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share living alone, {band}, %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share living alone, {band}, least deprived fifth, %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share living alone, {band}, most deprived fifth, %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of areas in the same class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of areas with the most frequent value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of shuffled maps as far from chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of the most frequent value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of the whole index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of variance that the first component explains</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Share of {n} shuffled maps at least as far from what is expected</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Share rose by more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share that is the same (95 % interval)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share, % (95 % limits)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sheet</source>
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
   <source>Shuffled maps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shuffled maps give (95 % of them)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shuffled maps give without control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Side of the grid that borders are brought to, in m (0: chosen)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Side of the grid that was used, in m</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Simpler measures to hold beside it: high = worse (such as a deprivation score, no car)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Size of the file in bytes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Skewness</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Skewness (type 2)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Skewness and excess kurtosis are of type 2 (as in SAS, SPSS and COINr).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slope index of inequality</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slope index of inequality, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slope index of inequality, {band}: lower limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slope index of inequality, {band}: upper limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slope index of inequality: lower limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slope index of inequality: upper limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slope index, points (95 % limits)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Small areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smaller map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothed: (a + count) / (a + b + base), with a = {a} and b = {b} fitted to these areas. A rate of few people is drawn to the middle; it is likely nearer there than the raw one, which stays the published figure.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothed: the rate of all areas together, since they differ by no more than chance gives.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothing: a</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothing: b</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>So many areas have the same value of deprivation that fewer than three groups are left. Choose another field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>So that a colour means the same value under 65 and 65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Social isolation and loneliness in {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Some flagged areas have no number of people: the total leaves them out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Some of the residents {people} in {last} are not born in {base}, and cohorts do not say how many will be. Choose an earlier last year (YEARS), or the constant share.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Some variables of the profile have a base proportion and these have none: {names}. Give all or none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source and copyright line (empty: from the results)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source and copyright line (empty: from the results, with the Open Government Licence)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source and edition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source not stated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source of the data (such as Census 2021)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source: by the headings of {name} it is {said}. Give DATA_SOURCE if it is another.</source>
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
   <source>Sources</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sources and licences</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Spatial pattern</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Spatial pattern (Moran's I)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Spatial pattern of {index}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Spearman rank correlation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Spearman's rank correlation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Split areas are divided by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Standard deviate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Standard deviation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Statistics</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Statistics of the values as they were read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop with an error</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study area, 65 and over (%)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study area, 65 and over: score per household</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study area, under 65 (%)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study area, under 65: score per household</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study area: change in percentage points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study area: lower limit by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study area: upper limit by chance</source>
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
   <source>Subnational population projections</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Subtitle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Summary</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Summed from Output Areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Survey and year</source>
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
   <source>Table of counts (leave empty if the areas layer holds them)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of indicators (leave empty if the areas layer holds them)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of other places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of rates (empty: the bundled one)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of residents (empty: the areas layer has them)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of the yardstick</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of types (a row a type, a column a variable)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of types from open counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table of {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table or layer to convert</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table or layer with counts of persons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table with one row an area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table {number}: {caption}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tables of other editions: census counts, indices of deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Taken for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Taken for counts of persons, and protected: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tenth {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tenth {number} (best)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tenth {number} (worst)</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Text outside of these parts was changed and is not carried over: {n} texts are no longer as they were written. New or changed: {texts}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
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
   <source>The GeoPackage {target} holds other tables, which would be lost: {names}. Choose another file, or a table of its own inside it (Save to GeoPackage… beside the output).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The accessible form of each page: its text and its data as tables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The ages of the projection do not add up to the ages that are wanted ({low} to {high}). Get it by single years.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The algorithm stopped without saying why.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The area and its neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The area and its wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas are in metres now: {name}. The layer in degrees is left as it was.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas have no residents of their own that could be scaled to the total of {total} (TOTAL). Check the field of people.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas have no residents {people}: there is nobody to estimate. Check the fields of people.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas have no shapes, so nobody knows their neighbours. Choose a layer with polygons.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer ({name}) is not in metres, so the nearest areas cannot be found. Reproject it, such as to the British National Grid, or take areas that touch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer has no coordinate reference system, and so the output has none: set it in the layer's properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer has no coordinate reference system, so the page has no scale bar. Set it in the layer's properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer has no field that looks like a quintile. Run an index first, or choose the field (CLASS_FIELD).</source>
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
   <source>The areas layer holds nothing that a figure can show. Run an index first, or choose its fields ({names}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The areas layer holds nothing that a map can show. Run an index first, or choose quintiles or flags (FIELDS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The band field holds bands that split at different ages ({bands}): all must split at one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The band field holds {bands}: write u65 (under 65) or 65p (65 and over) in every row, or u66 and 66p for counts split at 66.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The band field of the households splits at {own}, but the weights of '{title}' are for bands that split at {age}. Choose weights for bands at {own}, or households that split at {age}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The benchmark is to come from a table: choose the table, its fields of counts and bases and, where groups are named, the field of the groups.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The benchmark is {rate} {unit}: choose one from 0 to {highest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The benchmark's rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The benchmark's table has no row of {absent}. Its groups are: {groups}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The catalogue gives no page of this publisher that begins with https.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The catalogue has no dataset of {what} for {year}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The catalogue has no file of {edition}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The catalogue has no lookup of the areas of {year}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The catalogue has no service {names}. Its services are: {known} (SERVICES).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The catalogue is the plugin's own already: Another catalogue… chooses one of yours.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The catalogue of services is {path}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The census of 2021 was taken in a lockdown (21 March 2021): a change since an earlier one may be of that day only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The census of {year} gave nobody who lives alone by age, so the map is of {used}. Its data are in {file}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The census of {year} parts one-person households at {split}, but a heading says {age}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The chosen profiles are for bands that split at different ages ({bands}). Choose profiles of one age.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The codes are of {found}, not of {wished}. Choose another vintage (FROM).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The column '{heading}' holds numbers below 0, which are no counts of households.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The column '{heading}' holds percentages, not counts of households. Get the table with counts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The column '{heading}' holds percentages, not {what}: its numbers carry per cent signs. Get the table with numbers.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The column '{heading}' is no column of numbers: {n} cells of {filled} cannot be read as one ({examples}). Choose another column, or correct these cells.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The columns of '{table}' are headed by cell numbers, which do not say what they count. Download it again with names (cols=cell_name), or choose the fields yourself.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The comparator group is '{group}': {n} other areas.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The computed parts of the needs assessment's chapter, numbered and sourced, as Word, OpenDocument and web page. Title, date and words of your own: Chapter of a needs assessment, in the Processing Toolbox.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The confidence level is {confidence}: choose one from {lowest} to {highest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The copy {path} cannot be opened.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The council's data could not be fetched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The count is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data have a class {highest}, and {classes} classes are said: say at least {highest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The densest part, larger, in a corner where nothing is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The deprivation table has {rows} rows, which is {others}, but {edition} ranks {areas} areas. Choose the edition that the table is of.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The deprivation table's codes stand in '{field}', which says LSOA {said}, but {edition} uses LSOA {year}. Check that the edition is the table's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk can only be read: choose a folder that you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk is full: make free space on it, or choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The domain '{domain}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The domain '{label}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The earlier chapter's file of numbers (.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The earlier chapter, whose written parts are kept (.docx or .odt)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The edition '{name}' holds neither the counts that a ready recipe needs nor, by its headings, a score or rank of deprivation: {lacking}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The edition '{name}' is not known. Write one of {names}, or the number of areas that it ranks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The edition for England and Wales is superseded by that of the United Kingdom of 2021/22.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The field '{field}' ({what}) holds text where a number is needed, in {n} rows ({shown}). Put numbers there, leave missing ones empty, or choose another field.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The field '{field}' ({what}) holds values {how} ({shown}). Correct them and run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' holds no classes from 1 to {most} and no priority flag, so that a map of it has no legend. Choose a quintile or a flag (FIELDS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' is chosen for two things. A total or a group is none of the counts (FIELDS, TOTAL_FIELD, GROUP_FIELD).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' is of no comparison with the classes of both indices, so that what moved is not known. Run Compare two indices (compareindices), and choose its output.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' is of persons, and the counts that it was made of are not in the layer, so that small ones cannot be hidden. Choose other fields (FIELDS), or a layer with its counts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' of the layer {layer} holds '{cell}', which is no number. Choose another field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' was chosen for the national rank, but it holds only {different} up to {high} in {areas}{heading}: such are deciles or other classes, no ranks among {ranked} areas. Choose the field that holds the rank.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' was chosen for the national rank, but most of its values are no ranks, which count 1, 2, 3: they look like scores. Choose the field that holds the rank.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' was chosen for the score, but it holds only whole numbers from {low} to {high}{heading}: such are deciles or other classes, of which 1 is the most deprived; taken as a score it would turn best and worst round. Choose the field that holds the score.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' was chosen for the score, but its values count like ranks, {low} to {high}, nearly all of them different{heading}: rank 1 is the most deprived, and taken as a score it would turn best and worst round. Choose it as the national rank instead, or choose the field that holds the score.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{field}' was chosen for the {what}, but its name says {word}. Check that it is the right field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field '{first}' is of people split at age {age}, '{second}' at age {other}: a difference between them is not a change. Choose two results that split at the same age.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field prefix '{prefix}' must be 1 to {most} letters, digits or underscores and begin with a letter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file has no count of households: each postcode counts as one, however many live there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file is of {edition}: that edition is used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file of numbers that the last run wrote beside its chapter. With it the chapter says what changed, and why.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {name} cannot be read: {cause}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {name} could not be put into {folder}: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The files are on areas of different vintages ({files}): an area that changed has the numbers of one of them alone. Convert the older first ('Convert between LSOA vintages').</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The first fault</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder is gone, or takes no files: choose a folder that you may write to.</source>
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
   <source>The folder {folder} cannot be written: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} does not exist, nor does the one above it. Choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} does not exist. Make it first, or choose another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} for the output does not exist. Make it first, or choose another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} for the {thing} does not exist. Make it first, or choose another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} holds no file of words. Name one {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} holds other files named {names}. Choose another folder, or allow them to be replaced.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The gap between the most and the least deprived</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The groups of residents (GROUPS) are from {low} on, but nobody of {age} is among them, or one sex alone: list all ages between the youngest and the oldest.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The headings are of several editions: {years}. One of them may be of another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The headings are those of {year}, but the table is dated {date}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The headings of {table} do not say which edition it is. Choose it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The headings say areas of {said}, but this edition is on areas of {on}.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The headings say areas of {said}, but {n} codes were first issued in {year}: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The high end of a modelled estimate; risk is not the same as count.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The highest rank in '{field}' is {highest}, which is that of {others}, but {edition} ranks {areas} areas. Choose the edition that the table is of.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The highest rates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The households table has a band field and the table of types has shares of the bands: both would split the households. Choose one of the two.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index '{index}' is above 0 in no area: there is nothing to spread by. Choose another.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The index '{index}' is below 0 in {n} areas ({codes}): a rate cannot be in proportion to it. Choose a share, a rate or a relative value, of which 0 is none at all.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The index follows the yardstick more closely.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index has made no layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index is described more than once. Choose a ready recipe, a recipe file, or fields: one of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index is of households of all ages: neither a band field of the households nor a band's share of each type is chosen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index is of {index_ages}, the yardstick of {ages}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index is the same in every area: there is no pattern to look for. Choose another field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index values have no base proportions, so the scores are relative: compare areas, do not read them as people.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index was computed with these weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The indicator '{indicator}' (field {field}) {fault}. Take it out of the recipe, or correct its field or its settings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The indicator '{indicator}' (field {field}) {fault}: it was dropped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The indicators have little in common for one index (Kaiser-Meyer-Olkin {kmo}, below {low}): consider several indices, or domains.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The indices behind the flag: {said}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The known number of likely people (CONTROL_TOTAL) was shared out without {n} areas that have no estimate: the others have too many if it is of all.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>The largest rank is {largest} but there are only {n} areas: check the edition.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The layer '{name}' cannot be read: its source is gone or has changed ({source}). Repair its data source in the layer's properties, or choose another layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer '{name}' could not be written: {said}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer '{name}' holds no recipe. Only results of 'Composite index' do, in their metadata: a GeoPackage keeps them itself, beside other files (such as CSV) they lie in one that ends in .qmd and must be copied with them. Choose such a result, or the recipe's file.</source>
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
   <source>The layer has no health quintile, so the rule is isolation alone. Run Health-deprivation quintiles on it first to find where isolation meets poor health.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer has no isolation class for the band {band}. Run an index on the areas first, or choose the layer that an index has made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer has no isolation quintile for {band}, so there is no rule to begin with. Run the living-alone index on it first, or give criteria of your own (CRITERIA). Its fields are: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The layer has {n} areas, and a map to share takes at most {most}: a page of more is slow to open and to walk through by keyboard. Choose the areas of one authority first, by a filter or with Extract by attribute.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
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
   <source>The layer of this map was removed from the project. Make the map again.</source>
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
   <source>The layer probably mixes LSOA vintages: it holds codes issued in {year}, and these older ones that the table ({table}) no longer has. Use a layer of one vintage.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer with the areas, {name}, was removed. Choose another one.</source>
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
  <message numerus="yes">
   <source>The layer {name} has {n} areas twice: {codes}. Keep each area once.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The layer {name} holds no results any more. Run the index again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer's codes are {layer}, the table's are {table}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer's codes look like {layer}, the table's like {table}: use a layer and a table of the same vintage, or convert the table first ('Convert between LSOA vintages').</source>
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
   <source>The limit is {limit}: choose one from {low} to {high}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The limits say how far two shares of these sizes differ by chance (Newcombe). They are no sampling error: a census counts everybody and has none.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The line '{line}' (VARIANTS) names {n} of the files: {files}. Write file=name, the file with as much of its path as tells it apart.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The line is what shuffled maps give on average.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The line through the groups.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The list of counts to convert</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The lookup has one row for each earlier area, as a best-fit lookup has: it cannot show which areas were split, and leaves out parts of them. {n} scores were moved by it, which the notes say. Use the exact-fit lookup of the Office for National Statistics instead: {lookup}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The lookup has one row for each old area, and {codes} would take the place of another area whole: a best-fit lookup hides that areas were split. Use the exact-fit lookup of the Office for National Statistics, with its kind of change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lookup leads to areas of {found}, not of {wished}. Choose another lookup, or {found} (TO).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lookup needs two fields: the edition's code and the layer's code. Choose them (LOOKUP_OLD_FIELD, LOOKUP_NEW_FIELD). Its fields are: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lookup table is empty: choose the ONS exact-fit lookup between the two vintages.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lookup's columns are not known by their headings. Name the edition's codes (old) and the areas' (new).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lookup's two fields were taken for each other: the codes say that the edition's code is in the other one. The lookup was used the right way round; exchange its fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The map is of 2021 where that census gives people living alone by age, else of 2011</source>
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
   <source>The method by type of household needs households by area and type (HOUSEHOLDS_TABLE).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The model {name} could not be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The most deprived areas ({title})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The most that they can be</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The name of the field '{field}' does not say {edition}. Check that the edition is the table's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The names of these fields were cut when the layer was saved as a Shapefile, so that what they are is lost: {names}. Save the layer as a GeoPackage instead, or join without a prefix.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The national rank goes up to {highest} but {edition} ranks {areas} areas ({codes}). Check the edition and the rank field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The nearest areas (by centroid)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The new fields would overwrite a part of another result, {result}: {fields}. Choose other first letters for the output fields (PREFIX), or a layer without that result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The new layer does not hold the index of the maps, so they are as they were.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The next council's data will hold it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of classes is {classes}: choose one from {lowest} to {highest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of classes is {number}: choose one from {low} to {high}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of draws is {draws}: choose one from {lowest} to {highest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The outline is {width} mm wide: choose a width from 0 to 5 mm.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output could not be written: {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output is the same in every run: there is no variance to explain.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} cannot be written as a {suffix} file ({reason}). Choose another format, such as GeoPackage (.gpkg).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} cannot be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} cannot be written: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} could not be put in its place: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} could not be written whole.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} could not be written whole: the file holds {found} of {rows} rows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} is in use. Close it where it is open (in QGIS: remove its layers), or choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} is write-protected. Choose another name, or lift the protection.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The output {target} would be a folder of files, which cannot appear whole or not at all. Choose another format, such as GeoPackage (.gpkg).</source>
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
   <source>The page {name} could not be written whole.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The page {name} is too large for this computer's memory. Choose a smaller resolution or page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The panel's table is empty: it needs one row for each panel member.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The percentile type is {type}: choose one from 1 to 9.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The plugin's &amp;own</source>
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
   <source>The profile has no title. Give it one that says whose weights these are.</source>
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
   <source>The projection has two rows for {code}, {age}: the download may hold several variants. Give each as a file.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The projection holds {n} areas ({codes}). Name the authority that is wanted (AUTHORITY).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The projection is of one sex alone. Give that of persons, or both.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The projection lacks numbers for {ages}. Get the file again.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The rank of {n} areas lies outside its own interval, and that is right: where a rate rests on few people, part of its distance from the other areas is chance.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The rate '{id}' is given by type of household. Choose the method by segment, or another rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rate '{id}' is not given by type of household: its table needs a row for each, named in the column 'household_type'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rate '{id}' is of all adults ({own}), the residents are {people}. A survey's rate of all adults is never put on one band of them: younger and older people differ. Choose a rate of {people}, or one by age.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rate '{id}' is of people {own}, the residents are {people}. Choose a rate of the same people.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The rate gives a range without a centre in {n} areas ({codes}), and a known number of likely people (CONTROL_TOTAL) is a single one: nothing says which end it is. Choose a rate with a central value, or leave the number out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The rate is in proportion to {index}, with the total kept.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The rate is in proportion to {index}, with the total kept; it was cut at 100 % in {n} areas.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The rate is of people {rate}, the residents are {people}: the estimate is of people {people}, and says so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rate is put on areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rate stays as it is: what changes is how many people there are, and how old they are. A projection is no forecast.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rates differ by no more than chance gives: smoothed, every area has the same rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rates expect nobody in these areas, so that nothing can be scaled to the {known} people that are known (CONTROL_TOTAL). Check the rate and the fields of people.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rates of '{indicator}' differ no more than chance would have them: in the draws chance alone puts its areas in order.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recipe asks for it in {places}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recipe has {own} classes, not {chosen}: change it in the recipe's file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recipe of the layer '{name}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recipe with other fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The recipe's field '{field}': by its heading it is '{heading}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The result is made from {fields} and would be written over it in the output. {advice}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The result {path} cannot be opened. Run it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rule asks for at least {least} of {criteria} criteria. Choose a number from 1 to {criteria}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rule has no criteria. Add at least one row: field, comparison, threshold.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The rule has {n} criteria; at most {most} are allowed.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The rule of the flag '{field}' is about counts of persons, which cannot be protected in a flag. Leave it out (FIELDS), or make it again of counts that were protected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The same number was printed as {before} and is now {now}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The sample data could not be copied to {folder}: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The sample data is not in the project. Choose Add sample data first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The sample layer {layer} cannot be opened in {folder}. Allow the files to be replaced and run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The score falls where the national rank says that deprivation rises. The score must be higher where deprivation is worse, and rank 1 must be the most deprived: check both fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The score is shown rescaled: {words}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The second confidence level ({outer}) is not higher than the first ({inner}). Choose a higher one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The seed is {seed}: choose a whole number from 0 to {highest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The share changed by more than its {level} % interval allows (1 = yes, 0 = no)</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The share of {changed} of {n} areas changed by more than its {level} % interval allows; by chance alone about {by_chance} would.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The sheet '{sheet}' was read; these hold tables of the same shape: {others}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The slope index is the difference between the ends of a line through the groups' rates, weighted by people; the relative index is the ratio of its ends. Above 0, and above 1: higher among the most deprived. OHID may print the slope with the other sign.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The spread of the weights is {spread}: choose one from 0 to 1 (0.25 is plus or minus a quarter).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table '{table}' may be of households or of persons: the headings are the same, and {why}. Say which with READ_AS: {options}; or give residents of the same areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table has no rate '{id}' (RATE). Choose one of: {ids}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table has no residents by band: people living alone are counted against all households. Give residents of the same areas (RESIDENTS_TABLE) to count them against people.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table has no rows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table has {rows} rows: with a total or groups at most {most} can be tried as a reader would. Protect the areas of each authority for themselves.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table in '{sheet}' has no row of headings above its first area, {code}. Get the file again with its headings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table is of an edition on areas of {on}, but it holds codes of {year}: {codes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table is sorted by {column}, {order}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table mixes areas of different censuses, such as {codes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table of indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table of residents has no column for {what}. Its fields are: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table of typed areas is empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table of types is empty: it needs one row for each segment type.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table of weights</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The table shows the first {shown} of {n} areas with a note.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The table to convert</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table {name} was removed. Choose another one above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table's counts split at {age}: the bands are under {age} and {age}+.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tables are being read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The template {name} cannot be used: its part {member} begins with {found} where {root} belongs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The template {name} holds macros. Save it without them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The template {name} is not a .docx, .dotx, .odt or .ott file. Choose one that is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The template {name} is not read: it has no part {member}. Choose a {suffix} or {other} file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The total '{total}' has no counts beside it. Choose its parts.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The total '{total}' is not the sum of the other counts in {n} rows, the first of them row {row}: {sum} and {whole}. Choose all counts that it is the sum of, or leave the total out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The total of {known} likely people was given by hand: by the rates alone ({rate}, {source}) it would be {expected}. Every area's estimate was scaled in proportion, low and high with it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The total of {total} residents was given by hand; the areas' own numbers add up to {counted} and were scaled to it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The two age bands, and other years</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The two indices differ only by their weights.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The types do not add up to '{heading}' in {n} areas ({codes}).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The values are counts of persons from services or surveys</source>
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
  <message numerus="yes">
   <source>The values of {n} columns that went in differ: {names}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The values that went in differ (fingerprint {before}, now {now}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The variable name '{name}' is taken. Give every variable a name of its own, and not base, type or note.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The variable name '{name}' must have 1 to {most} characters, so that it survives in a Shapefile.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The ward '{name}' cannot be brought to the areas' coordinate reference system. Check the systems of both layers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The ward map needs a wards layer (WARDS).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The wards layer holds no ward with a name and a shape.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight profile '{title}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight profile '{title}' has more than one set of weights for {band}. Choose a profile of the right band.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight profile '{title}' has no weight for {lacking}. It has: {fields}. The fields must be called the same.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight profile '{title}' has no weights for {band}. Choose a profile of the right band.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights are placeholders: replace them before anybody acts on the result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights are those of the file: change one first.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The weights for '{field}' lack {n} new areas that hold a part of an old one: {codes}. Use a table with every area.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The weights of '{title}' are placeholders: replace them by a panel's medians before using the result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worst {fraction}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The yardstick has the order of the index in every area: it may be the index itself, which would be no evidence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The yardstick is the index itself, the field '{name}'. Choose a yardstick from somebody else's data.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>The {n} worst areas</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>The {n} {worst} areas</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>The {thing} cannot be written to {path}. Choose a file in a folder that you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {thing} cannot be written to {path}: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {thing} could not be written to {path}: {cause}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {thing} holds a character that no file can hold: {character}. Take it out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {thing} {name} is not a text file in UTF-8. Save it as UTF-8 text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {thing} {path} cannot be read: {cause}. Check its name and folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {thing} {path} is a folder. Give a file name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {thing} {path} is write-protected. Choose another name, or lift the protection.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {what} '{value}' is not known. Write one of {options}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Then</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are fewer areas with a value ({areas}) than classes ({classes}): the {quantile} says little. Choose a larger study area or fewer classes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no areas yet. Choose your council or a layer, or add the sample data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no areas yet: choose your council above or their layer below, or add the sample data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no areas: the layer or table is empty. Choose one that holds an area, or clear its filter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no contributions: {why}, so that the indicators have no parts that add up.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no indicators. Choose a recipe, tick fields, or fill in the table of indicators.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no indicators. Choose a recipe, tick fields, or fill in the table of indicators. The open recipes, which are run where nothing is chosen, cannot be: {layer} lacks {first} (for {older}) and {second} (for {younger}).</source>
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
   <source>There are none: {why}.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>There are {n} fields to show, and a map to share takes at most {most}. Choose some (FIELDS).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>There is a better recipe: {why}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no area with the code '{code}'. {hint}</source>
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
   <source>There is no file {file}. Choose one that is there.</source>
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
   <source>There is no map yet: the services gave nobody who lives alone by age. What came is in the project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no project to add layers to. Open one, or with qgis_process name one with --PROJECT_PATH.</source>
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
   <source>There is no shape '{shape}'. Choose one of: {shapes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no weight profile '{name}'. Name a file that exists, or one of {names}.</source>
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
   <source>There: {what}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These areas are made of earlier areas without a score or population and are left empty: {codes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These choices, in these areas: {said}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These classes are fixed: under Classes by, choose one of the three others.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These fields say that they split at age {other}, but {said}: {fields}. Choose fields that split at {age}, or {instead}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These fields split at age {other}, but {said}: {fields}. Choose fields that split at {age}, or {instead}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These layers cannot be read: {names}. Their sources are gone or have changed. Repair their data sources in the layers' properties, or choose other layers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These may each mean the same: {headings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These types stand in more than one parent group: {types}. Each type belongs to one group.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>These weights are for one band: choose others that have both.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Things that changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Things that changed since the earlier chapter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This PDF has tags for screen readers. LibreOffice made it from the OpenDocument text (ODT) of this document.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This PDF is for print: it has no tags for screen readers. The accessible versions of this document are the web page (HTML), the Word document (DOCX) and the OpenDocument text (ODT).</source>
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
   <source>This result: {said}</source>
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
   <source>Title</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Title (empty: isolation and health, and the place)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Title ({figure} in it stands for the figure's own title)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Title ({ward} in it stands for the ward's name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Title of the index (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Title of the profile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To download by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>To the areas of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Told from its neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Toolbox…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Total of residents given by hand, which theirs are scaled to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Total of these counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Totals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Totals before and after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Totals by group and of all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Treat extreme values: winsorise, then log (without a recipe)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Treated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tried live</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try again later, or tick Use what I have. Where data come from… lists the files to download by hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Turned round, because low values are the worse ones ({formula}): {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two files would be one variant, '{name}': {files}. Say what each is (VARIANTS), a line a file: file=name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two of the chosen profiles have weights for the band {band}. Choose one for each band.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two of the groups of residents are of the same people: {first} and {second} (GROUPS). List everybody once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two pages would have the same file name: {names}. Rename the wards or fields.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two-sided (as in spdep)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Type the name or the code of your council first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Types of households, source not stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Types that are not in the table of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Types that took their group's proportions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Unchanged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undecided (values missing)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undecided areas (values missing)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under</source>
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
   <source>Under all choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under another of their names</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under any</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Under at least half</source>
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
   <source>Under {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Uniform</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Unmet needs and service gaps</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Up to {most} of {n} areas change by more than their limits by chance alone, in 97.5 % of draws in which no share changes.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Upper limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Upper quartile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use only what was fetched before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>User views</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>VIF</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>VIF: variance inflation factor, 1 / (1 - R2) of an indicator on the others. A correlation with the index includes the indicator's own part of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Value in the table (empty: found by its name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Values are rounded to whole numbers now, and were not before.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Values are rounded to {n} decimals now, and were not before.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Values differ, and nothing that the results state of themselves does: compare their inputs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Values in the table of types are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Values that were hidden to protect persons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Values were rounded to whole numbers before, and are not now.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Values were rounded to {n} decimals before, and are not now.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Variable (at most 10 characters)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variable {number} is incomplete: it needs a name, a numerator field and a denominator field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variables</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variables (empty: all)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variables of a weight profile, from census counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variables: {names}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variance inflation factor</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variant of the projection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Variants</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Varied: {words}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vary the aggregation too (arithmetic, geometric mean)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vary the normalisation too (min-max, z-score, rank)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vary the treatment of extreme values too (on, off)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Verdict</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Verdict in a sentence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Verdict: {verdicts}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Verdicts follow fixed rules: contradicts, where the upper limit of the rank correlation is below 0; agrees, where its lower limit is 0.5 or more and that of the overlap of worst fifths 0.4 or more; partly, from 0.3 and above 0.2; otherwise no evidence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Version of the plugin that made the layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vintage of the areas (0: unknown)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vintage of the layer's codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vintage of the new areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wales</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wales and Scotland (WIMD, SIMD)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward lookup table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ward name in the wards layer</source>
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
   <source>Wards by their number in the map: {wards}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards layer (or give a lookup table)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards of the same outline have another name: {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards with flagged areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards without a name in {field}, which the maps leave without one: {number}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wards: {before}, now {now}. Names gone: {gone}; new: {come}; in both: {same}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Warnings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight in its group: {label}</source>
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
   <source>Weight robustness</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight that it would give (squared loading)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight there</source>
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
   <source>Weights are asked for twice: from a weight profile, and equal or from the first component. Choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights are chosen without a table that holds them. Choose the table (WEIGHT_TABLE).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights from a panel</source>
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
   <source>Weights of every draw</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights of single fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights saved as {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights that vary</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights: area code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights: one count for all fields (empty: each its own)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights: {fingerprint}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights: {title} ({source}). Values of types: {form}. Quantile 1 = most isolated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Welsh Index of Multiple Deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Welsh Index of Multiple Deprivation 2014</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Welsh Index of Multiple Deprivation, StatsWales</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Welsh Index of Multiple Deprivation, deciles and quintiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Welsh Index of Multiple Deprivation, ranks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What became of the areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What changed since the earlier chapter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What changed, and why</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What differs between the two results, and why</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What differs between the two results, the first taken for the earlier: {causes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What each file was read as</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What follows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What holds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is fetched for a council, and which file to download by hand where a service cannot be reached.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is in the chapter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is kept about the field '{name}' does not fit its values ({kept} kept, {found} found): it is of another table, or the field was changed. It is taken for unknown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is kept about the layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is known of {result}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is missing, and why</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is missing, one a line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What it is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What moved because of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What moved most (rank 1 = most {what}):</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What moved most (rank 1 = worst):</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What shuffled maps give of them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What sources say, and how they asked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the benchmark is called</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the index on the map was held against, and how it fared</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the map shows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the maps are of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the population projections say</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the rate is of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the recipes were held against elsewhere</source>
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
   <source>What the variants are called (one line a file: file=name)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the ward sentence is about</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the yardstick is: its source and year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What this project remembers of the Medway Isolation panel cannot be read, so the panel starts afresh. The layers are not affected. Choose the areas again and save the project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What this result was made from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What to do</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What to fetch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What to look at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What to print with it, or to check</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was asked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was counted against what</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was held</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was varied</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where areas are tiny</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where each came from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where each number comes from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where isolation is likely: people aged {age} and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where isolation is likely: people under {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where it comes from is not stated: it is no result of Medway Isolation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where more than a third of the areas are smaller than 2 mm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where the data come from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where the numbers of residents come from is not stated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where the share fell most, of those beyond chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where the share rose most, of those beyond chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where they are types of Mosaic or Acorn they are licensed data, never open: check before you publish that the licence covers it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whether text outside of these parts was changed cannot be told: the file has lost its properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whether this index tells isolated areas from others was not checked against any other measure.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whether this indicator counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Which</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Which end of the yardstick is worse is not said, and is never guessed: a tenth may count from either end, and of log odds those nearer to 0 are worse. Choose it (YARDSTICK_WORST): 0 high values, 1 low values.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Which values are the worse ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>White: within the limits, pale: outside the inner, dark: outside the outer ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Who is at risk and why</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Who scored, and when</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Who was asked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whole numbers, totals kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whole workflow…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whom the choices are about</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whom the index is of is not known; the yardstick is of {ages}. Say it (INDEX_AGES): a verdict is withheld where one of the two is 65+ and the other is not.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whom the index is of, such as 65+ (empty: by what the layer says)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whom the residents are, such as 65+ (empty: by what the field says)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whom the yardstick is of: all ages, 65+, under 65, 16-64</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Why</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Why this area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Windows keeps the name {name} for a device. Choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Windows takes none of {signs} in a file name, and no space or full stop at its end. Choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>With a constant share of the authority</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>With a wards layer, an area is counted in the ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Within the limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without '{indicator}' alpha would be {without} instead of {alpha}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without a parent field: first characters of the type that name its group (0 = no groups)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Words of your own (a file of blocks, or its folder)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Work with a catalogue of your own, where a service has moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Work with the catalogue that comes with the plugin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worse and better are beside the mean of all areas, not a class: an area of the worst fifth may have no pattern, and one with a pattern need not be in the worst fifth. Useful to place a service for several areas together, misleading as a priority list.</source>
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
   <source>Worse than the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst areas now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst areas that stay so in 9 of 10 trials, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worst areas then</source>
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
   <source>Yardstick</source>
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
   <source>Year of the data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Year that the first variant starts from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Year that the residents are of (empty: the first of the projection)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Years of residents (2011-2024, or one)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Years wanted, such as 2025, 2030-2035 (empty: all)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a comment (settle it, then delete it)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a comparison of two indices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a count is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a count of people or households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a drawing or a text box (put in a picture, or the words themselves)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a field was carried as the words that it showed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a file added by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a formula (write it as words, or put in a picture of it)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a health quintile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a household count of an unknown type is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a layer with results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a link that only works on one computer: {address}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a link to a place that is no longer in the chapter was carried as words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a missing value is left out and the other weights of its group grow; an area with fewer than {share} % of a group's values has no score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a missing value is replaced by the mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a missing value is replaced by the median</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a number of households ({field})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a part of it lies outside the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a part of the areas is shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a picture has no alternative text: describe it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a picture that is cropped or turned (put in one that is not)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a picture that is not a PNG, JPEG or GIF file within the document</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a priority flag</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a propensity</source>
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
   <source>a share, 0 to 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a sign of a symbol font (write it as a letter)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a table of other places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a tracked change (accept or reject it)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>above the inner limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>above the outer limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>above {limit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>accessible page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>add them up from single years of age</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>age split</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>aggregated as in the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>agrees</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all ages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all have the weight 0: at least one must be above 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all of them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an area that lacks a value with weight has no score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an earlier area that it is made of has no score or no population</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an embedded object or a chart (put in a picture of it)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an error</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an estimate of need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an estimate of need whose rate differs between areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an index for people aged 65 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an index for people under 65</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>answer to be kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>any of: {criteria}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>any that is finite</source>
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
   <source>are in the {fraction} with the most people</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>are priority areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>areas add up to the projection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>areas that touch, at a corner too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>arithmetic mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as England publishes them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as OHID publishes them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as Wales publishes them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as in the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as the lines above the table say</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at least half</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at least {least} of: {criteria}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at most {highest}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at risk</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at the top has weights that sum to 0: at least one must be above 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>authorities</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>authority</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>average</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>base</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>below 0.0001</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>below the inner limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>below the outer limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>below {limit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>better than average, neighbours too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>better than average, neighbours worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>both counts of '{name}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>by age and sex</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>by type of household</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cannot be normalised by {method} in a single area: it needs others</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cannot be turned round before fractions of its maximum are taken: apply the direction after normalising</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>catalogue of services</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>change a weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>change {unit} against chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>change {unit}, percentage points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>change, lower {level} % limit by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>change, upper {level} % limit by chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>chapter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>chapter's file of numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>chart</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>choose weights for bands that split at {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class (1 = worst in the nation)</source>
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
   <source>class {number} holds {held} of {areas} areas, because {sharing} share a value</source>
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
   <source>cohorts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>compared with the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>compared with {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>constant share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>contradicts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>contribution to the score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>count of flags</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>count of persons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>counted against</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>counts of people living alone, which gaps and their limits need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>criteria met, of {members}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>decile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>deciles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>denominator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>dense</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>deprivation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>deprivation score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>deprived</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>distance to the reference {reference}: 1 - (reference - x) / (reference - min)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>domain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>domain score (higher = more {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>domain score, {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>domain {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>edition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>edition and vintage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>edition not stated by the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>eight classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>eighth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>electoral wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>en-GB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ends at a lower age than it begins</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>equal</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>equal weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>estimates of how many people are isolated or lonely</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>estimates of need</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>extreme value moved in: {indicator}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fell by more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fewer than {percent} % of the values are there</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fictional sample codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fifth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>file of words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>first component</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>five classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>five-year migration variant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fixed in a weight profile; choose a recipe to turn it round</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>flag, 0 or 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>flag: 1 from the threshold {threshold} of the {compared} on, else 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>form</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>four classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fraction of the maximum: x / max</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>geometric mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>gets the mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>gets the median</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>gives no rate at all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>gives one end of a range: give both, or none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>goalposts {low} and {high}, onto {lower} to {upper}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>goes round in a circle: {circle}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>group {group}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>half</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>harmonic mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has a low end, a centre and a high end that do not rise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has a reference value ({reference}) that is not above its lowest value ({lowest}): choose a higher one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has a weight that is negative or not a number. Give weights of 0 or more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has an indicator that is the same in every area, which has no principal components</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has no positive value (its maximum is {highest}), so that no fraction of it can be taken</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has no score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has no values at all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has reversed goalposts: the upper one ({high}) must be above the lower one ({low}). To turn an indicator round, set its direction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has the same value ({value}) in every area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has the same value ({value}) in every area and tells none apart</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has the same value in every area, or none, and cannot be logged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has values as large as {largest}, which cannot be calculated with. Empty codes that stand for missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has weights that sum to 0. Give at least one a weight above 0</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>has {n} areas with all its indicators, too few for principal components (at least {least})</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>health</source>
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
   <source>health, so that nothing is said of where both meet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>hidden text (show it, or delete it)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>higher</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>higher is worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>highest first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>holds half a character</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>holds ranks from {low} to {high}, but ranks must lie between 1 and {areas}: check that the field holds ranks and that the number of areas is the edition's</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>households of the band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>households of unknown types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>how many classes there are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>how the rate is put on areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>hundredth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>if there were no agreement</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in 5 to 95 %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in at least 95 % of draws</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in at most 5 %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in proportion to an index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in the worst {fraction} of which</source>
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
   <source>index of {areas} areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>index only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>index that the rate is spread by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>indicator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>indicators with a value, of {members}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>inferred: test it before it is used</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>install a newer QGIS, which brings {package}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>install the package python3-{package}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>install {package} for the Python that QGIS runs on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>irregular</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is '{domain}', which is no domain. Known are: {names}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is '{value}'; it must be 'none', 'default' or an object with winmax, skew, kurtosis, log</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is '{value}'; it must be one of: {options}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is '{value}'; it must be one word, such as isolated or deprived</source>
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
   <source>is missing; it must be one of: {options}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is missing; {method} needs it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is more than {most} domains deep: use fewer levels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is no column that a result of kind '{kind}' can have</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is not</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is not known here. Known are: {keys}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is scored by what it has (reweight)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is the domain '{domain}', to which no indicator belongs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is too large; it must be from {lowest} to {highest}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is {found}, made by a newer version of the plugin; this one reads up to {version}. Update the plugin, or save the {thing} in the older form</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is {high}, not above low ({low}): the goalposts are reversed. To turn an indicator round, set its direction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is {method}, but its group counts flags: use the method flag</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is {value}; it must be from {lowest} to {highest}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>is {value}; it must be {limits}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>isolated</source>
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
   <source>it ends within a row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it follows '{field}' (rank correlation {rho})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it holds no features</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it holds no number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is no JSON object</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is no JSON, or half of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is no table, or half of one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is no text in UTF-8</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its area codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its national quantile is the place of this score in the whole edition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its pages differ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>join</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>known</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>known by its name only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>larger areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>largest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>likely people scaled to a total of {total} that was given by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>list of columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>list of results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>living alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>local Moran's I</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>local Moran's I, standard deviate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>local {quantile} (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>local {quantile}: {fact}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>logged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lonely</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower is worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower {level} % limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower {level} % limit of the funnel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower {unit} limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower {unit} limit of the funnel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lowest first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>manual</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>map to share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean of the neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean of the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>median</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>median rank of the draws (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>merged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>merged, and left out for want of counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>merged: the yardstick's value is computed from the counts of its parts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>migration category variant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>min-max</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>min-max onto {lower} to {upper}: (x - min) / (max - min)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>missing: {indicator}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>modelled estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>more are to come than it counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>more isolated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>more than {percent} % of households are of unknown types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>more {meaning}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>most {meaning}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>most {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be '{schema}': this is not a {thing}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be 2 or more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be 65 or 66</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a count of flags, as the group above it is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list of areas, each three texts and five numbers or null</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list of at most {most}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list of at most {most} columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list of at most {most} pairs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list of at most {most} results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list of texts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a list with at least one entry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a text that is not empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a whole number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be a whole number from 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be above 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be above lower. To turn an indicator round, set its direction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be an object in curly brackets</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be one of: {options}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be true or false</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be u65 (under 65) or 65p (65 and over), or u66 or 66p for counts split at 66</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must be u65 (under 65), 65p (65 and over), u66 or 66p (split at 66), or null</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must have at most {most} letters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must hold fingerprints</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>must hold pairs of whole numbers, a value and how many areas have it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>names a column twice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>names a value twice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>names the same band twice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>national decile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>national quintile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>national rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>national rank (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>national {class}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>national {quantile} (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>needs values above 0, but there are values of 0 or less</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>neither</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>never</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>never tried against the live service where the plugin is made</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nine classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ninth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no area code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no choice has a value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no evidence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no national quantile: the table does not hold the whole edition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no neighbour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no neighbour has a value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no pattern beyond chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no rate by type of household</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no row in the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no row of the later census</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no value of the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no whole numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>normalised (higher = more {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>normalised as in the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not LSOA codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not a result of this plugin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not every choice has a value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not given</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not in the lookup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not known</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not known: {criterion}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not normalised</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not read: no kind of file that publishers give out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not read: no shapes were found in it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not treated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>note</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nothing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nothing but plural() is called here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nothing in particular</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>null</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>number of classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>number of households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>number of likely people given by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>number of neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>numerous</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>of a rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>of all ages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>of the domain '{domain}' has weights that sum to 0: at least one must be above 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>of {classes} classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>on the funnel around {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one-person households, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one-person units are {percent} % of the total</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>only numbers are multiplied here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>output</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>output areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>over {low} to {high}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>part of a split area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>part of a split area: the yardstick's value is that of the earlier area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>part of the score from {of}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>partly</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people affected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people aged {age} and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people or households behind the yardstick</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people or households that it is of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people under {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people {ages}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people, central estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people, high estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>people, low estimate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>per household</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>per resident</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>per {people}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>percentage points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>percentile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>percentile rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>percentile rank: (rank - 1) / (n - 1), ties: {ties}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>percentiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>person data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>persons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>poorer health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>population</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>principal projection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>priority area (1 = yes, 0 = no)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>priority areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probability by draws, two-sided</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probability of being a priority (0 to 1)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probability of the worst {fraction} (0 to 1)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probability, false discoveries controlled</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>product</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>project {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>projection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>projections</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>published count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>published index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quadratic: (x / max)²</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quantile of {classes}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quarter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quartile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quartiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quintile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quintiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank (1 = highest)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank (1 = worst in the nation)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank among areas with index and yardstick (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank among compared areas (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank among flagged areas (1 = first)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rank from 1 (lowest), ties: {ties}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ranked by few people; likely nearer the middle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ranks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rate, {whom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>reason</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>relative value (study area = 100)</source>
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
   <source>residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>residents aged 16 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>residents aged 5 and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>residents by age</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>residents scaled to a total of {total} that was given by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>residents that it is of, {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>residents {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>residents: {source}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>reweight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rose by more than chance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>run '{command}' and start QGIS again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>run the OSGeo4W Setup and choose python3-{package}, or install QGIS again from its own installer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sample areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>says little more than deprived</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>score (higher = more {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>score per household</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>score per household (relative)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>score per household of any age</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>score per household of any age (relative)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>scores</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>seen in one program</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>seen in two or more independent programs, or in the publisher's own</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>set the age split to {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>seven classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>seventh</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>shapes are missing, or not on the national grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>shapes of several kinds came in one layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>share of a type's households, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sigmoid: 1 / (1 + exp(-x))</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>similar</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>six classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sixth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>smallest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>smoothed (empirical Bayes), {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>socially isolated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>something that this version does not know: {tag}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>source of the rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>split</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>split at different ages, 65 and 66: a profile is for one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>split at {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>such as 65+</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>such as Medway</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>such as {example}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>summed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>table of published rates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>taken from {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ten classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ten-year migration variant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tenth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tercile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>terciles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>that are infinite</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>that are neither whole numbers nor halves</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>that are not whole numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>that holds its point on surface</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>that holds most of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the age split is set to {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the aggregation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the aggregation: as in the recipe, arithmetic mean, geometric mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the area and its neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the areas layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the base is 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the benchmark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the benchmark's table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the boundary changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the boundary changed and only ranks were given: a rank is not moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the boundary changed: the yardstick's value is that of the other vintage's area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the boundary was redrawn, neither split nor merged alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the change is of residents 65+ and under 65</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the choice of indicators and of domains</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the count is not a part of its base</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the counts (no sampling error)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the counts table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the data frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the data frame of households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the data frame of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the deprivation table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the directions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the document</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the earlier census's table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the edition '{name}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the exact-fit lookup between the two vintages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the file name has {length} characters. Choose one that is shorter than {most}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the file's only variant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the first row of a table was taken for its headings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the households table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the index has no value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the key '{key}' occurs twice in one place. Remove one of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the later census's table</source>
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
   <source>the lookup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the name holds '|', after which QGIS looks for the name of a table. Leave it out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the name holds a character that cannot be seen. Type the name again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the name holds half of a character. Type the name again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the normalisation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the normalisation: as in the recipe, min-max, z-score, rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the number of residents is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the panel's table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the path has {length} characters, and Windows takes {most}. Choose a shorter name, or a folder further up.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the policy for missing values ({policy})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the rate is cut at 100 %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the rates, each from Beta(a + x, b + n - x) for x of n people, a and b fitted to the areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the recipe '{title}' is for people {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the same rate everywhere</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the source of other fields is not stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the study area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table has no value for this area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table of counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table of indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table of other places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table of rates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table of residents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table of weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table that is joined to {where}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the table to convert</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the total is {ratio} of the residents of the same areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the treatment of extreme values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the treatment of extreme values: as in the recipe, on, off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the ward lookup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the wards layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the weight profile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the weights of '{title}' are for bands that split at {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the weights of domains</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the weights of indicators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the yardstick</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the yardstick's table</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>the {n} nearest areas by centroid</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>there are {n} areas, too few to tell</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>third</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this Python has none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this Python has {version}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this recipe, which names no band</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>three classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>total of residents given by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>total score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>transformed score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>treated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>treated as in the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>treated value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>turned round after normalising (l + u - x)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>twentieth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>two classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>unchanged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>under all choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>under at least half of the choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>under fewer than half of the choices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>under no choice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>under {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>unweighted, for want of populations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>upper {level} % limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>upper {level} % limit of the funnel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>upper {unit} limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>upper {unit} limit of the funnel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>values are missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>values of types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>variants</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>wards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>wards, so that no sentence names them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>way with unknown types</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weight file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weight of '{column}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weight profile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weighted by population</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weights as given</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weights from the first principal component (squared loadings)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>what class 1 is most of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>whole numbers, in every area a part of '{field}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>whole of '{indicator}'</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>withheld</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>within the limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worse by the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worse than average, neighbours better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worse than average, neighbours too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worst</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worst end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>write "band": "{band}" into the recipe, if it is meant for that age</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>x := -x before normalising</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>yardstick</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>yardstick only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>year of the rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>year that the projection starts from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>years</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>yes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>z-score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>z-score: {mean} + {sd} (x - average) / s, s with n - 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{age} and over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{age}+</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{area} has no score: {why}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{area} is number {rank} of {areas} areas (1 = {worst}), in class {place} of {classes} (1 = worst {fraction}). Its score is {score}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{area} is number {rank} of {areas} areas (1 = {worst}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{area} is {note}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{area}: rank {before} → {after}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{area}: rank {rank} of {areas}; clearly worse than the study area in {worse}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{axes}; dashed: {middle}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band} isolation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band} living alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band} segmentation index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band} {subject}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: a count is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: a household count or a type's share of the band is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: a type has no value for a variable</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: isolation and health both in the worst class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: there are no households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: there are no {people}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{band}: {fact}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{band}: {n} areas are in the table of households but without a score, for the reason in {field}: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{band}: {n} areas lack a count or have none to divide by, and no value; the study area's value is without them: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{base} (denominator)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{benchmark}: {rate} {unit}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{choice}: there is no field {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{choice}: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{choice}: {n} of {areas} in its worst fifth are in that of {index} too; chance gives {chance}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{classes} classes</source>
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
   <source>{classes}, as England publishes them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{classes}, as OHID publishes them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{classes}, as Wales publishes them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{code}: {part} of {whole}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{code}: {sum}, not {whole}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{column} holds none of {texts}</source>
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
   <source>{deviations} better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{deviations} standard deviations better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{deviations} standard deviations worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{deviations} worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{direction} ({more})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{domain}, {edition}; the layer's codes: {vintage}. Quantile 1 = most deprived.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{domain}, {kind}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{domain}: rank and {kind} do not put the areas in one order ({n} places, such as {codes}). Columns may be shifted or of different editions.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{edition} ({areas} areas)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{edition} is on the areas of {old}, the layer on those of {new}. Choose the lookup between them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{fault} The numbers of the first are taken.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{fields}: a rate or field of this name is there already. Choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{fields}: ranks and classes cannot be moved over changed areas. Move the score and rank again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} (not there)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} ({what})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} is above {threshold}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} is at least {threshold}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} is at most {threshold}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} is below {threshold}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} is not {threshold}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field} is {threshold}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}: split areas are divided by '{weight}' of the new areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{files} hold lists of types or codes, which cannot stand beside other tables. Read it by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{files} holds a list of types or codes, which cannot stand beside other tables. Read it by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{files}, {areas}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} can be read in several ways, and its numbers do not tell. What does it count?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{first} against {second}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{first} to {second}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{first} with {second}: {value}</source>
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
   <source>{folder} is a file. Choose a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{formula}, rounded to {digits} digits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{found} rows, not {wanted}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{group} (least deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{group} (most deprived)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{group}: % of {of}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{group}: {of} in all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{heading}: nothing was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{heading}: {things} carried over.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{households} households, fewer than {least}: {sources}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{id}: {said}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{index} ({source})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{index} against {yardstick}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{index} is the same in all {n} areas that have both values: nothing can be held against it. Choose another field.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
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
   <source>{index}: {said}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{indicators} for {areas}. A higher score is {more}; rank 1 and class 1 are the {worst}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{indicators}, {points}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{indicator}, counted against</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{isolation} ({classes}), {health} ({others})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{known} likely people are said to be known (CONTROL_TOTAL), but only {room} residents live where the rates expect any. Check the number: it is of likely people, not of residents (TOTAL).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{known}; not stated: {missing}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label} ({name}): {value} is no number within its limits, {limits}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label} ({name}): {value} is none of the choices. Give a number from 0 to {last}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label} ({year})</source>
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
  <message>
   <source>{label}, {area}: {before} became {after}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label}, {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label}: all values were logged, log(x - min + 0.01 range), because moving values in was not enough</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{label}: median {median}, quartiles {lower} to {upper}, {n} scores</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{label}: no field is chosen; by its heading or its values it is '{field}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label}: {value}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label}: {value} ({mark} {marked})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label}: {value}, the study area's median is {median} ({apart})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{label}: {value}, the study area's median is {median}, the comparator group's {group_median} ({apart})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer}, from a file {number}</source>
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
   <source>{least} or more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{least} to {most}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{letter} ({words}); evidence of {date}; never tried live where the plugin is made</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{level} limits</source>
   <translation type="unfinished" />
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
  <message numerus="yes">
   <source>{lost} of {n} areas have no row in {table} and are left empty: {codes}. {where}</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{lost} of {n} rows without {what}: left out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{lowest} or more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{low}-{high}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{mark} stands for a small count, or for one that would tell a small one: it does not say which. Numbers need not add up to their totals.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{mark}: a share of 1 to {highest} persons, or one that would tell it, is not shown.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{mean} needs values above 0, so the scale of {n} indicators or domains begins at one hundredth of its upper end instead of 0 (1 to 100 for 0 to 100): {names}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{measure} ({group})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{measure}: {said}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{member} in {name} is damaged or locked and cannot be unpacked. Get it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{method}, scaled to a number of people given by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{moved} moved in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{moved},
beyond its interval</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{names} and {last}</source>
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
   <source>{names} or {last}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} ({code})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} ({kind})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} ({level})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} ({said})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} and health</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} can be read neither as a table nor as a layer of boundaries.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be opened as a spreadsheet. Open it in a spreadsheet program and save it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be read as a table of text: {error}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has a password, or was saved in an old format. Save it as .docx or .odt without a password.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has more than {most} letters. Shorten it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no column '{column}'. Its columns are: {columns}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no heading '{heading}', under which people write. If it was reworded or deleted, give it these words again in that file. Its headings are: {headings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no part {member} that can be read. Is it a .docx or .odt document?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no sheet '{sheet}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has tags for screen readers; LibreOffice made it.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{name} has {n} columns called '{column}'. Its columns are: {columns}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{name} has {n} headings '{heading}': which of them is the part of that name is not clear. Give the others other words in that file.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{name} holds a file outside of itself ({filename}) and is not read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds no boundaries that meet the areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds other numbers of '{variable}' than a file before it, in {areas} ({codes}). Read one of them, or choose the variables of each.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{name} holds {n} files, more than {most}. Unpack it and choose the file that you need.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{name} in metres</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged and cannot be unpacked. Get it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged, or is no document that a word processor saved. Save it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: it is no ZIP file. Get it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: zeros stand where text should be. Get the file again, or take an earlier copy of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: {member} is no XML from line {line}, character {column} on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is for print alone: no LibreOffice was found that gives it tags. Publish the other formats beside it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is larger than {gigabytes} GB when it is unpacked. Unpack it and choose the file that you need.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is neither a weight profile nor a recipe. Choose a file that this plugin has saved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is no file of numbers of a chapter. Choose the chapter.json that was made with last year's, or leave it empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a .docx or .odt file. Save the last chapter as one of these.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not read: it holds {member} twice, or outside of itself. Save it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not read: its part {member} declares things of its own, or is nested too deeply, which no word processor does.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not there. Choose last year's chapter.json, or leave it empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not valid JSON: {fault} at line {line}, column {column}. Correct it there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is now {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is open in a word processor: what is not saved there is not carried over. Save it, and make the chapter again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is there</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is there already. Tick 'Replace existing files', or choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is too long to be a {thing}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} of ranks among the areas: -23 ln(1 - R (1 - exp(-100/23))), R = {r}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} of ranks of {areas} given in the field: -23 ln(1 - R (1 - exp(-100/23))), R = {r}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} works on data frames and</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} would be replaced, and people wrote in it. Give it as the earlier chapter whose written parts are kept (KEEP_FROM), or choose another beginning of the file names (STEM).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} would take more than {most} MB unpacked, which no such document does. It is not read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, LSOA {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, both bands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, line {line}: no chapter has a block '{block}'. Known are: {blocks}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, line {line}: something stands outside of blocks, where nobody would read it. Put it into a block, or into a comment.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, line {line}: {fault}. Correct it there, or leave the block out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, under '{heading}', beside {words}: {things} cannot be carried over. Nothing was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}, under '{heading}', holds text of the chapter itself ({words}): the heading that ended this part is missing. Put it back in that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: '{mark}' in the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: '{variable}' differs from a file before it by {most} at most, in {areas} ({codes}), as tables of one census do: the number of the file before it is used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: LSOA {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: [{flag}] in the file</source>
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
   <source>{name}: no counts; taken from {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: no data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: proportion (0-1)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: protected counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: row {row} has more cells than there are headings. Put a cell with a comma into quotation marks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: taken from {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: the chapter has no part '{heading}' any more, and something is written there. Move it to another part, or delete it, in that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: the document holds a number that is too long to be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: the document is nested too deeply to be a {thing}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: there are fewer areas with a value ({areas}) than classes ({classes}): the {quantile} says little. Choose a larger study area or fewer classes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: there is no weight profile or recipe in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {fact}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {first} in {from_year}, {last} in {to_year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {labels}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{name}: {n} areas on a page of {size} kB that opens in any browser.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
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
   <source>{name}: {place} {fault}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {said}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{near} to {far}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{now} (was {before})</source>
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
   <source>{number} (worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} datasets, as they were published.</source>
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
   <source>{number} of {said} categories are in the file; their sum is taken for the total. If categories were left out when the file was made, download all of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} possible combinations of choices were drawn from</source>
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
  <message>
   <source>{number} {ward}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{n} area codes occur more than once: {codes}. Dissolve the layer by its code.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} area codes occur more than once: {codes}. Each area must be one row: dissolve the layer by its code, or remove the copies.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas are left empty for want of a row in {table}: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas are not in the lookup and are left out, so that totals are smaller: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas are not in the lookup and left empty: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas are scored by fewer indicators than the others, because values are missing: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas are smaller than a square of the grid, and so in the table only: choose a smaller one (TOLERANCE).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas are undecided because values are missing, and not counted as flagged.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas are {note}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas had invalid shapes, which were repaired to find their wards: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have a count, a base and a value of deprivation, fewer than the {groups} groups. Choose fewer groups, or check the fields.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have a value and a neighbour with one: at least {least} are needed to tell a pattern from chance. Choose another field, or the nearest areas as neighbours.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have another name: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no code and will have no result.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no estimate, for the reason in {field}; the totals leave them out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no neighbour and no result: {codes}. Choose the nearest areas as neighbours to keep them.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no number of residents and no projection: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no score because values are missing: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no shape and so no ward: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no shape: they are in the table only.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no value.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas have no yardstick: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
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
   <source>{n} areas lack a count or a base and have no rate: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas lack a count, a base or a value of deprivation: left out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas lack a share in one census and have no change: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas lack one of the two values and are left out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas lack the index or the yardstick and are left out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas lie in more than one new area, and nothing says how '{field}' is divided between these. Give a table with the same count on the new areas (WEIGHT_TABLE).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas lie in no ward, {flagged} of them flagged: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas may or may not belong there.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas moved by two fifths of the classes or more; by chance alone up to {most} would.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas occur more than once in {table}: {codes}. Keep one row for each area.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas occur more than once: {codes}. Keep one row for each.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas of the layer have no area code and no result.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas of the same code have another outline: {codes}.</source>
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
   <source>{n} areas of {all} are {kind}; shuffled maps give {chance}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas of {all}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas whose boundary changed take the yardstick's value of the other vintage's area: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas, of which {changed} changed.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} areas, of which {rows}.</source>
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
   <source>{n} areas. The map shows {layers}; the table below holds every value.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} cells are suppressed or missing in the file and left empty, never taken for 0: such as {code}, {cells}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} choices have a value in at least {least} areas: there is nothing to hold beside each other. Give a table with the counts that the recipes need, or indices of your own.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} classes</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} codes are of areas that no longer were in {year}, as the others are: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} codes of the deprivation table are of {countries}, but {edition} ranks areas of {country}: {codes}. Choose Other as the edition and give the number of areas that the index ranks, or leave these areas out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} codes of the deprivation table were issued after {year}, but {edition} uses LSOA {year}: {codes}. Choose the edition that the table is of.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} codes were never given to an area: {codes}. A total may stand under it.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} councils</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} councils fit</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} counts and totals are hidden.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} counts of households are not whole: these may be percentages or estimates.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} different values</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} draws. Varied: {varied}. Held: {held}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} files</source>
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
   <source>{n} flagged areas have no number of people: the totals leave them out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} groups are hidden (–): they are no part of the line, which says nothing sure of them.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} headings</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} hidden counts can still be worked out: do not publish this table.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} indicators</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} layouts are in the project, each with a map theme and a style of each layer of the same name, in which the names of wards have fixed places.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} links</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} lists</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} merged areas are left out, because the counts behind the yardstick are not given (YARDSTICK_BASE): {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} merged areas took the plain mean of the earlier areas' scores because no population field was chosen: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} missing values were replaced by the {policy} in {areas}: their scores are less certain.</source>
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
   <source>{n} new areas are made of several old ones, and nothing says how the scores '{field}' are weighted. Choose the field with the residents or households of the old areas (SCORE_WEIGHT_FIELD).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} notes</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} of {all} areas are shown in the table.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} of {areas} lie outside the {level} % limits around {benchmark}, {outer} outside the {outer_level} % ones; if all had its rate, about {by_chance} and {outer_by_chance} would.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} paragraphs</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} pictures</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} places further from the worst end</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} places nearer to the worst end</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} points around {middle}: {within} within the limits, {inner} outside the inner, {outer} outside the outer ones</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} points to look at</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows are not in the lookup and left out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows are of all types together and are left out: {types}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows are without an area code and left out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows have no segment type. Fill the type field, or filter these rows out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows have no shape, and a {suffix} file takes none of these. Choose another format, such as GeoPackage (.gpkg).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows of larger areas or without a code were left out: {rows}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} rows repeat an area and type that came before in {table}: their households were added.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} segment types in {table} are not in the table of types: {types}. Check that both are of the same segmentation and year, or choose to exclude these households.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} shapes, added to the project</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} tables</source>
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
  <message numerus="yes">
   <source>{n} things changed since the earlier chapter: the new one says which, and why.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} types occur more than once in {table}: {types}. Keep one row each.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} types rest on too few households and take the proportions of their parent group or of all types: {types}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} wards had invalid shapes, which were repaired: {names}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} wards of the same name have another outline: {codes}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{n} warnings</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{of}, %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{of}, base</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{of}, count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{page}: the map has no room for the name or number of {wards}. A larger page has more.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{parts} are more than {whole}, of which they are a part, in {n} areas ({examples}). Columns may be shifted, or stand under each other's headings.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{parts} do not add up to {whole} in {n} areas ({examples}). Columns may be shifted, or stand under each other's headings.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{parts} is larger than '{whole}', of which it is a part, in {areas} ({shown}). Check that the fields are the right ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{parts} together are larger than '{whole}', of which it is a part, in {areas} ({shown}). Check that the fields are the right ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{parts}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{part} of {whole}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be read: {cause}. Check its name and folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} is open in a word processor or spreadsheet: its lock file {lock} lies beside it. Save and close it there, or choose another name. If nothing has it open, that program was broken off: delete the lock file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} is open in another program, which has locked it. Close it there, or choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{place} beside other places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{place}, areas that this index calls worst have less of what {model}, shows. Do not use it to target that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{place}, the ranking agrees in part with {model}: {differ} of the {worst} worst-fifth areas differ ({same} are the same, {chance} by chance).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{place}, the ranking broadly agrees with {model}: {same} of the {worst} worst-fifth areas are the same ({chance} by chance).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{place}, there is no evidence that this index shows where people are lonely, by {model}: {same} of the {worst} worst-fifth areas are the same ({chance} by chance).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{place}, {year}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{place}: {n} areas, in {file}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{place}: {share} %.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{policy} imputed: {indicator}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{quantile} (1 = most {worst})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{quantile} among areas with index and yardstick (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{quantile} among compared areas (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{quantile} {number} (1 = worst)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{recipe}: {said}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{said}; it is {ratio} times as high ({low} to {high}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{said}; it is {ratio} times as high.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{said}; the line is not above 0 at the least deprived, so there is no ratio.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{same} of {n} areas are in the same {quantile} of both indices, {near} in the same or the next.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{seen} of {told} rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{sentence}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{shape}: as READ_AS says.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{shape}: known by {headings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{share} % of {of}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{share}: change {first} to {second}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{share}: change {years}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{share}: {before} in {first}, {after} in {second}, a change of {change} percentage points ({level} % limits by chance: {low} to {high}).</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{shown} of {n} areas with a value shown.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{some} of {n} areas {claim}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{some} of {n} areas {claim}; they lie in {wards}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{source} (used for the areas' shares of it)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{source} (used here)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{source} {year}, as the file says</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{stay} of the {n} areas in the worst class stay in it; by chance alone {low} to {high} would.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{subject} in worst {fraction}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{subject} in worst {fraction} nationally</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{subject} include parts of {wards}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{subject} lie in no ward of the table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{subject}: no area meets the rule.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{survey} {year}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table} has more than one row for an area and category, such as of {codes}. It may hold several tables: keep one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table} has one row for each area and category, but no column of values was found.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table} has years of a projection, but no column of values was found.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table} holds several dates: {dates}. Keep the rows of one date, or download one date at a time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table} holds several of '{heading}': {variants}. Keep the rows of one, one file a variant.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table} is empty: it needs one row for each rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table}, '{id}': '{sex}' is no sex. Write f, m or nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table}: by their headings the count and its base are {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table}: the rate '{id}' {fault}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table}: the rows of '{id}' differ in {columns}: give each its own id.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{table}: two rows of '{id}' are of the same people. Each group of ages, sex or type needs one row; a rate of all needs an id of its own.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{table}: {n} rows have no id. Give each rate one.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
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
   <source>{title} (placeholder weights)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}, all ages, weights for {band}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}, households</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}, persons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}, projected</source>
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
   <source>{title}: a page for people came in place of data. The address may have changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: areas are missing: {detail}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: areas came that were not asked for: {detail}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: areas come twice: {detail}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: areas of another authority came: {detail}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: areas of another vintage came: {detail}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: no answer came within {detail}. Try again later.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: not among the answers kept from before, and nothing is to be asked for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the answer cannot be read ({detail}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the answer has too many pages ({detail}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the answer is empty. The service may not know the area or the table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the answer is larger than {detail}, and was not taken.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the answer is not complete ({detail}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the archive is not read. {detail}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the columns are not those of this dataset ({detail}). The service may hold another one there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the file has {detail}. It may be another edition.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the service cannot be reached ({detail}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the service has no residents of {years}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the service says: {detail}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: the service sends on to {detail}, which the catalogue does not allow.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: what is in it is not of this dataset ({detail}). The service may hold another one there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: {address} (SHA-256 {sha256})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: {come} MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: {come} of {of} MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: {detail} is not a secure address (https).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: {fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}: {measure}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{title}: {n} indicators, fingerprint {fingerprint}.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{undecided} of {areas} areas are undecided, neither flagged nor cleared, because values are missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{unit}, by base</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{unit}, in {classes}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{values} and more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} ({low} to {high})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variable} ({headings}) holds values that are no {unit} ({examples}). A score or another column may stand under this heading.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{variable} ({headings}) is below 0 in {n} areas ({examples}).</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{variable} ({headings}) is larger than such a score can be, {most}, in {n} areas ({examples}). Another column may stand under this heading, or decimal commas that look like thousands.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>{variable} ({headings}) is not a whole number in {n} areas ({examples}): these look like percentages or averages, not counts.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{variant} ({base}-based): from {before} residents {ages} in {first} to {after} in {last}; likely {measure} {some} in {first} and {more} in {last}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant} ({base}-based): {after} residents {ages} in {last}, of whom {more} are likely {measure}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant} has no year {year} (BASE_YEAR); it has {first} to {last}. Choose the year that the residents are of, or leave it empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant} has no year {year} from its start in {base} on (YEARS); its last one is {last}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant}, {base}-based</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant}: cohorts need a projection by single years of age to 89, and 90 and over. Get that file, or choose the constant share.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant}: nobody is {people} in {year}. Check the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant}: the areas have {counted} residents {people}, the projection has {start} in {year}. Choose the authority of the areas (AUTHORITY), or, where they are a part of it, let them change as it does without adding up to it (CONTROL).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant}: the areas' own numbers add up to {counted} residents, the projection has {start} in {year}; areas keep their shares and add up to the projection.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{variant}: {first} in {year}, {last} in {to_year}.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>{vintage} with {n} other codes</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>{wards}, for layouts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{ward} (no room on the map)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{weights}, by up to plus or minus {percent} %, in each group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{weights}, from Dirichlet distributions as dispersed as plus or minus {percent} %, in each group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{weights}, which explains {share} of the variance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} ({how}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} comes out too large to be calculated with, as a {aggregation}. Normalise its indicators, or choose smaller weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} is a {aggregation}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} is a {aggregation}, which needs values above 0, but {indicators} has values of 0 or less in {areas}. Choose min-max normalisation, or another aggregation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} is a {aggregation}, which needs values above 0, but {indicators} have values of 0 or less in {areas}. Choose min-max normalisation, or another aggregation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} is damaged: zeros stand where text should be. Get the file again, or take an earlier copy of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} is normalised before it counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} is the {aggregation} of {names}; {weighting}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} is turned round</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} needs pandas, which this Python does not have: {remedy}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} of {columns}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} {fault}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} {fault}. Choose another weighting for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what} {fault}: its score cannot be rescaled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}, by ward</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}, by year, {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}, {scale}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}. Households of all ages: the maps of the two bands differ only by their weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: mean score of {number} earlier areas by best fit, {how}; no national rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: mean score of {number} earlier areas, {how}; no national rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: no field is chosen; by its heading it is '{field}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: score of the earlier area by best fit, no national rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: score of the earlier area, no national rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: the first component has loadings of both signs. {indicators} run against the others, which the weights, being squares, do not show. Check the direction, or choose other weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: the first component has loadings of both signs. {indicators} runs against the others, which the weights, being squares, do not show. Check the direction, or choose other weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: the first component is weak. It explains {percent} % of the variance of {indicators} indicators, so that its weights leave out most of what they say. Choose other weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: {before}, now {now}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: {fact}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: {fault}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: {how}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: {scale}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{what}: {why}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name}) cannot be read: its file is gone. Put it back, or choose another layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name}) could not be read whole. {fault} The file is damaged, or the connection to it broke. Get the file again, or take an earlier copy of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name}) has no coordinate reference system, so areas cannot be laid over wards. Set it in the layer's properties, or use a ward lookup table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name}) has no shapes, so that its page would be blank. Join the table to a layer of areas, and choose that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name}) has the heading {heading} more than once. QGIS calls these fields, from left to right, {names}; {chosen} was read. Look whether it is the one that you mean.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name}) holds no polygons. Choose a layer of areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} ({name}) is empty. Choose a layer with areas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} could not be read whole. {fault} The file is damaged, or the connection to it broke. Get the file again, or take an earlier copy of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} has no field {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{where} is not chosen. Choose it ({name}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{whom} likely to be {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{whom} likely to be {what}, by the rates alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{whom} likely to be {what}, high</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{whom} likely to be {what}, low</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{yardstick}, a model for {ages}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{yardstick}: {verdict} ({same} of {worst} worst-fifth areas the same)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>… and fields of which lower values are worse</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
