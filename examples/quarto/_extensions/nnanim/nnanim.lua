-- Makes a figure of each code block of class `nnanim`, whose text is a command line of nnanim without its files:
-- the page that plays in HTML, a still elsewhere. Runs in Quarto and in pandoc 3.1 or newer.
--
-- A document may come from someone else. Its text never passes through a shell: it is cut into words here, and flags
-- that write or open other files are refused.

local folder = 'nnanim_figures'
-- NNANIM names the program where it is not on the PATH. A document cannot set it.
local program = os.getenv('NNANIM') or 'nnanim'

local commands = { sweep = true, compare = true }
local other_commands = {
  batch = true, new = true, validate = true, snippet = true, show = true, remake = true, verify = true,
  datasets = true, themes = true, doctor = true, help = true, completion = true,
}
-- What the filter says itself, and what would write, open or print something else than the figure.
local refused = {
  ['--output'] = true, ['--format'] = true, ['--embed'] = true, ['--twins'] = true, ['--save-model'] = true,
  ['--open'] = true, ['--json'] = true, ['--csv'] = true, ['--dry-run'] = true, ['--help'] = true,
  ['--version'] = true, ['--quiet'] = true, ['--verbose'] = true,
}

local html = FORMAT:match('^html') or FORMAT == 'revealjs' or FORMAT:match('^slid') or FORMAT == 'dzslides'
  or FORMAT == 's5'
local stills = { latex = 'pdf', beamer = 'pdf', context = 'pdf', typst = 'svg' }
local extension = html and 'html' or stills[FORMAT] or 'png'

-- The document's folder, and how the written document reaches it. Quarto runs in the folder, and says which file it
-- renders; pandoc looks for pictures from where it runs, and a browser from where the HTML is.
local quarto_input = quarto and quarto.doc and quarto.doc.input_file
local input = quarto_input or PANDOC_STATE.input_files[1]
local home = input and pandoc.path.directory(input) or '.'
local prefix = folder .. '/'
if not quarto_input and home ~= '.' then prefix = pandoc.path.join({ home, folder }) .. '/' end
if not quarto_input and html and PANDOC_STATE.output_file then
  local here = pandoc.system.get_working_directory()
  local function absolute(path)
    return pandoc.path.normalize(pandoc.path.is_absolute(path) and path or pandoc.path.join({ here, path }))
  end
  local output = absolute(pandoc.path.directory(PANDOC_STATE.output_file))
  prefix = pandoc.path.make_relative(absolute(pandoc.path.join({ home, folder })), output, true) .. '/'
end

-- Languages of nnanim besides English, by the first part of the document's `lang`: de-AT is de.
local languages = { de = true, fr = true, es = true, zh = true, ja = true }
local language

local function fail(line, message)
  error(('nnanim: %s\n  in the code block: %s'):format(message, line), 0)
end

--- Words of a command line, as a shell cuts them: quotes hold words together, and a backslash at the end of a line
--- continues it. Characters that mean something else to a shell are errors outside of quotes.
local function words_of(text)
  local line = text:gsub('\\\r?\n', ' '):gsub('%s+', ' '):gsub('^ ', ''):gsub(' $', '')
  local words, word, quote = {}, nil, nil
  for character in line:gmatch(utf8.charpattern) do
    if quote then
      if character == quote then quote = nil else word = word .. character end
    elseif character == '"' or character == "'" then
      quote, word = character, word or ''
    elseif character == ' ' then
      if word then table.insert(words, word) end
      word = nil
    elseif character:match('[;&|<>$`\\(){}*?!#]') then
      fail(line, ('%s outside of quotes'):format(character))
    else
      word = (word or '') .. character
    end
  end
  if quote then fail(line, ('a %s that is not closed'):format(quote)) end
  if word then table.insert(words, word) end
  if words[1] == 'nnanim' then table.remove(words, 1) end
  return words, line
end

--- Ends the rendering where a word is no part of a figure's description.
local function check(words, line)
  if #words == 0 then fail(line, 'no command line, expected one such as: circles --hidden 3') end
  if other_commands[words[1]] then fail(line, ('%s makes no figure'):format(words[1])) end
  for _, word in ipairs(words) do
    if word == '--' then return end
    -- Flags of one letter write files (-o), print or are silent, also several in one word. -30,20 is a view.
    if refused[word:match('^[^=]*')] or word:match('^%-%a') then
      fail(line, ('%s cannot stand here, as the filter names the file and prints nothing else'):format(word))
    end
  end
end

local function content_of(path, mode)
  local file = io.open(path, mode or 'rb')
  if not file then return nil end
  local content = file:read('a')
  file:close()
  return content
end

local readable = { csv = true, tsv = true, json = true, yaml = true, yml = true, ttf = true, otf = true }

--- A name that changes with the words and with the tables, models and fonts that they name.
local function name_of(words)
  local parts = {}
  for _, word in ipairs(words) do
    table.insert(parts, word)
    local path = word:match('^%-%-[%a-]+=(.*)$') or word
    local ending = path:match('%.(%a+)$')
    local content = ending and readable[ending:lower()] and content_of(pandoc.path.join({ home, path }))
    if content then table.insert(parts, pandoc.utils.sha1(content)) end
  end
  return pandoc.utils.sha1(table.concat(parts, '\0')):sub(1, 16)
end

--- Makes the figure unless it is there. What the program prints about it is kept beside it: the frame of a page, the
--- alternative text of a still. So a document with its folder of figures renders where there is no nnanim.
local function make(words, line)
  local name = name_of(words) .. '.' .. extension
  local noted = pandoc.path.join({ home, folder, name .. '.txt' })
  local printed = content_of(noted)
  if printed and content_of(pandoc.path.join({ home, folder, name })) then return name, printed end

  local call = { '-o', folder .. '/' .. name, '--embed', html and 'html' or 'alt', '-q' }
  if extension == 'png' then pandoc.List.extend(call, { '--density', '2' }) end
  -- First, so that no flag without a value can take them for its own.
  if commands[words[1]] then table.insert(call, 1, words[1]) end
  for index = commands[words[1]] and 2 or 1, #words do table.insert(call, words[index]) end
  local file = program
  if program:match('%.js$') then
    table.insert(call, 1, program)
    file = 'node'
  end
  pandoc.system.make_directory(pandoc.path.join({ home, folder }), true)
  local done
  pandoc.system.with_working_directory(home, function()
    done, printed = pcall(pandoc.pipe, file, call, '')
  end)
  if not done then
    local found, code = pcall(function() return printed.error_code end)
    -- 1 and 2 are nnanim's, which has said why.
    if found and (code == 1 or code == 2) then fail(line, ('exit code %d, see above'):format(code)) end
    fail(line, ('%s does not run, expected it on the PATH or in NNANIM'):format(file))
  end
  local note = assert(io.open(noted, 'wb'))
  note:write(printed)
  note:close()
  return name, printed
end

local function length_of(width, line)
  local unit = width and width:match('^%d+%.?%d*(%%?%a*)$')
  if width and not (unit and ('% px cm mm in em rem pt'):find(unit, 1, true) and unit ~= '') then
    fail(line, ('width=%s, expected such as 60%% or 400px'):format(width))
  end
  return width
end

--- The document's language, where nnanim has it.
local function read_language(meta)
  local tag = meta.lang and pandoc.utils.stringify(meta.lang):lower():match('^%a+')
  if languages[tag] then language = tag end
end

--- True where a command names the language itself.
local function names_language(words)
  for _, word in ipairs(words) do
    if word:match('^%-%-lang$') or word:match('^%-%-lang=') then return true end
  end
  return false
end

local function draw(block)
  if not block.classes:includes('nnanim') then return nil end
  local attributes = block.attributes
  local words, line = words_of(block.text)
  check(words, line)
  if attributes.alt then table.insert(words, commands[words[1]] and 2 or 1, '--alt=' .. attributes.alt) end
  if language and not names_language(words) then
    table.insert(words, commands[words[1]] and 2 or 1, '--lang=' .. language)
  end
  local width = length_of(attributes.width, line)
  local name, printed = make(words, line)

  local shown
  if html then
    local frame = printed:match('<iframe.-</iframe>') or fail(line, 'no <iframe> in ' .. folder .. '/' .. name .. '.txt')
    -- Names in the folder need no escape; the way to it may.
    local way = prefix:gsub('[^%w/._~-]', function(c) return ('%%%02X'):format(c:byte()) end)
    frame = frame:gsub('src="[^"]*"', function() return ('src="%s%s"'):format(way, name) end, 1)
    if width then frame = ('<div style="width: %s; max-width: 100%%">%s</div>'):format(width, frame) end
    shown = pandoc.RawBlock('html', frame)
  else
    local alt = printed:gsub('%s+$', '')
    local size = width and { width = width } or {}
    shown = pandoc.Plain({ pandoc.Image(alt, prefix .. name, '', pandoc.Attr('', {}, size)) })
  end
  local attr = pandoc.Attr(block.identifier, { 'nnanim' })
  if not attributes.caption then return pandoc.Div({ shown }, attr) end
  return pandoc.Figure({ shown }, { long = pandoc.read(attributes.caption, 'markdown').blocks }, attr)
end

-- Metadata first: a filter reads them after the blocks otherwise.
return { { Meta = read_language }, { CodeBlock = draw } }
