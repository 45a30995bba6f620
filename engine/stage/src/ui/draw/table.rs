//! A table: headings, rows of figures, and what can be done with each row.

use super::{DrawContext, button, row, text};
use crate::ui::{
    a11y::A11yNode,
    room::FINGER,
    theme::{Style, Tone},
    widget::{Button, Table},
};
use bevy::prelude::*;
use bevy::text::LineBreak;

/// Draws a table. It is told whole, as one; what can be done with its rows is told behind it.
pub(super) fn draw(commands: &mut Commands, parent: Entity, table: &Table, kit: &DrawContext) {
    let whole = Node { width: percent(100), flex_direction: FlexDirection::Column, row_gap: px(2), ..default() };
    let whole = commands.spawn((whole, told(table), ChildOf(parent))).id();
    let heads = line(commands, whole, (table.width, &table.heads, Tone::Soft), kit);
    end(commands, heads, None, kit);
    for row in &table.rows {
        let line = line(commands, whole, (table.width, &row.cells, row.tone), kit);
        end(commands, line, row.act.as_ref(), kit);
    }
}

/// What can be done with a row, or as much room: cells of all rows stand below each other.
fn end(commands: &mut Commands, line: Entity, act: Option<&Button>, kit: &DrawContext) {
    match act {
        Some(act) => button(commands, line, act, kit),
        None => drop(commands.spawn((Node { width: px(FINGER), flex_shrink: 0.0, ..default() }, ChildOf(line)))),
    }
}

/// What the accessible tree tells of it: an empty head above the rows' names, then row by row.
fn told(table: &Table) -> A11yNode {
    let heads = std::iter::once(String::new()).chain(table.heads.iter().cloned()).collect();
    let rows = table.rows.iter().map(|row| std::iter::once(&row.name).chain(&row.cells).cloned().collect());
    let rows = std::iter::once(heads).chain(rows).collect();
    A11yNode { rows, ..A11yNode::text(&table.id, "table", &table.about) }
}

fn line(
    commands: &mut Commands,
    parent: Entity,
    (width, cells, tone): (f32, &[String], Tone),
    kit: &DrawContext,
) -> Entity {
    let node = Node { flex_wrap: FlexWrap::NoWrap, ..row(4.0) };
    let line = commands.spawn((node, ChildOf(parent))).id();
    // Where the row is too narrow for all, its figures stand in two lines beside what can be done with it.
    let figures = Node { flex_grow: 1.0, flex_basis: px(0), row_gap: px(0), ..row(4.0) };
    let figures = commands.spawn((figures, ChildOf(line))).id();
    for cell in cells {
        let node = Node { width: px(width), justify_content: JustifyContent::FlexEnd, ..default() };
        let node = commands.spawn((node, ChildOf(figures))).id();
        let figure = text(commands, node, cell, Style::Small, kit.contrast.ink(tone.colour()), kit);
        // A heading that is wider than its figures is broken anywhere rather than written over the next.
        commands.entity(figure).insert(TextLayout::linebreak(LineBreak::WordOrCharacter));
    }
    line
}
