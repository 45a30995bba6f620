//! A table: headings, rows of figures, and what can be done with each row.

use super::{DrawContext, button, row, text};
use crate::ui::{
    a11y::A11yNode,
    theme::{Style, Tone},
    widget::Table,
};
use bevy::prelude::*;

/// Draws a table. It is told whole, as one; what can be done with its rows is told behind it.
pub(super) fn draw(commands: &mut Commands, parent: Entity, table: &Table, kit: &DrawContext) {
    let whole = Node { width: percent(100), flex_direction: FlexDirection::Column, row_gap: px(2), ..default() };
    let whole = commands.spawn((whole, told(table), ChildOf(parent))).id();
    line(commands, whole, (table.width, &table.heads, Tone::Soft), kit);
    for row in &table.rows {
        let line = line(commands, whole, (table.width, &row.cells, row.tone), kit);
        if let Some(act) = &row.act {
            button(commands, line, act, kit);
        }
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
    for cell in cells {
        let node = Node { width: px(width), justify_content: JustifyContent::FlexEnd, ..default() };
        let node = commands.spawn((node, ChildOf(line))).id();
        text(commands, node, cell, Style::Small, kit.contrast.ink(tone.colour()), kit);
    }
    line
}
